"""Layers and parameters of a workflow as esp:uncertainty reads them."""

from qgis.core import QgsProcessingContext, QgsProcessingFeedback


def workflow_inputs(workflow, parameters):
    """Layers, parameters and the job that read them."""
    from esp_toolbox.algorithms.frame.job import Job
    from esp_toolbox.algorithms.studies.uncertainty import Uncertainty
    from esp_toolbox.algorithms.studies.uncertainty_inputs import WorkflowInputs

    algorithm = Uncertainty()
    algorithm.initAlgorithm()
    job = Job(algorithm, parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
    return (*getattr(WorkflowInputs(job), workflow)(), job)
