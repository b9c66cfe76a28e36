"""Layers and parameters of a workflow as esp:uncertainty reads them."""

from qgis.core import QgsProcessingContext, QgsProcessingFeedback


def read_inputs(parameters):
    """The job of esp:uncertainty with these values."""
    from esp_toolbox.algorithms.frame.job import Job
    from esp_toolbox.algorithms.studies.uncertainty import Uncertainty

    algorithm = Uncertainty()
    algorithm.initAlgorithm()
    return Job(algorithm, parameters, QgsProcessingContext(), QgsProcessingFeedback(False))


def workflow_inputs(workflow, parameters):
    """Layers, parameters and the job that read them."""
    from esp_toolbox.algorithms.studies.own_workflows import find_workflow
    from esp_toolbox.algorithms.studies.uncertainty_inputs import WorkflowInputs
    from esp_toolbox.core.workflow.missing_layers import FittedWorkflow

    job = read_inputs(parameters)
    return (*WorkflowInputs(job, FittedWorkflow(find_workflow(workflow))).read(), job)
