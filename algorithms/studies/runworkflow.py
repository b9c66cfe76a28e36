"""esp:runworkflow: a workflow from a parameter file, with all of its outputs in one folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..platform.compat import NO_THREADING
from ..platform.version import VERSION
from .workflow_form import add_workflow_inputs

if TYPE_CHECKING:
    from .parameter_file import Settings


class RunWorkflow(EspAlgorithm):
    """A workflow into a folder."""

    NAME = "runworkflow"
    GROUP = "pattern"
    TITLE = "Run a workflow from a parameter file"
    SUMMARY = "Runs a model with the values of a file and leaves a file that reproduces the run."
    TAGS = "parameter file,reproduce,batch,workflow,model,json,provenance"
    ABOUT = About(
        purpose=(
            "Runs a workflow of the toolbox, a model of your own or a single algorithm with the values of a "
            "parameter file. All outputs go into one folder, named by their titles, together with the file "
            "workflow.json: every value, the versions of the software and checksums of the inputs. Given that "
            "file again, the algorithm makes the same results."
        ),
        formula=(
            'The file is JSON: {"workflow": "esp:qaidam", "inputs": {"landcover": "landcover.tif", '
            '"landcovers": ["2003.tif", "2023.tif"], "edge_width": 2}}. Keys are those of the workflow\'s '
            "form; paths are relative to the file; what is left out has its default. Settings such as "
            "edge_width=3; gravity=300 replace values of the file."
        ),
        reading=(
            "To begin, make a file to fill in: name the workflow and switch that option on. A warning says when "
            "an input is not the file that was recorded, or when another version made the record."
        ),
        source=(
            "Sandve et al. (2013), Ten simple rules for reproducible computational research, "
            "PLoS Computational Biology 9: e1003285."
        ),
    )

    def flags(self):
        """Workflows make reports and maps, which belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        add_workflow_inputs(self)
        self.add_flag(
            "TEMPLATE",
            "Only write a parameter file to fill in",
            advanced=True,
            help="With all inputs of the workflow, what is given and the defaults; nothing is run.",
        )
        self.add_flag(
            "LOAD", "Open the layers in the project when done", advanced=True,
            help="In QGIS' window only.",
        )
        self.add_scheduler()
        self.add_folder_output("FOLDER", "Folder", help="Files of the same names are replaced.")
        self.add_text_result("RECORD", "Parameter file of the run")

    def check(self, values):
        """The file, the workflow and its inputs: all that would stop the run before it starts."""
        from .workflow_run import check_inputs, check_overwriting, plan_run

        settings = self._settings(values)
        plan = plan_run(settings, values.context, complete=not values.flag("TEMPLATE"))
        if not values.flag("TEMPLATE"):
            check_inputs(plan, values.context)
        folder = values.parameters.get("FOLDER")
        if isinstance(folder, str) and os.path.isabs(folder) and not values.flag("TEMPLATE"):
            check_overwriting(plan, folder, values.context)

    @staticmethod
    def _settings(values) -> Settings:
        from .workflow_form import given_settings

        settings = given_settings(values)
        if settings is None:
            raise InputError("Choose a parameter file, or name a workflow.")
        return settings

    def work(self, job):
        """Run the workflow into a folder that appears when it is done."""
        from .parameter_file import FILE
        from .workflow_run import check_overwriting, plan_run, run_plan

        settings = self._settings(job)
        if settings.version and settings.version != VERSION:
            job.warn(
                "{file} was made with version {version} of the toolbox, this is {own}: results may differ.",
                file=settings.source,
                version=settings.version,
                own=VERSION,
            )
        folder = os.path.abspath(job.output_path("FOLDER"))
        job.set("RECORD", os.path.join(folder, FILE))
        if job.flag("TEMPLATE"):
            self._write_template(job, settings, folder)
            return
        plan = plan_run(settings, job.context)
        check_overwriting(plan, folder, job.context)
        job.say(plan.title)
        made = run_plan(job, plan, job.folder("FOLDER"), folder, job.feedback)
        job.record_table("files", {"output": list(made), "file": list(made.values())})
        for key, name in made.items():
            job.log("{output}: {file}", output=plan.algorithm.parameterDefinition(key).description(), file=name)
        if job.flag("LOAD"):
            job.outputs.at_the_end.append(lambda: _load(job.context, plan, made, folder))

    def _write_template(self, job, settings, folder):
        from .parameter_file import FILE, write_record
        from .workflow_inputs import input_definitions
        from .workflow_run import plan_run, record_of

        plan = plan_run(settings, job.context, complete=False)
        record = record_of(plan, folder, job.cancel_point)
        record = {part: record[part] for part in ("workflow", "version", "title", "inputs", "outputs")}
        write_record(os.path.join(job.folder("FOLDER"), FILE), record)
        for key, definition in input_definitions(plan.algorithm).items():
            job.log("{key}: {label}", key=key, label=definition.description())


def _load(context, plan, made: dict, folder: str) -> None:
    """Have QGIS open the layers of the folder, where there is a project."""
    if context.project() is None:
        return
    for key, name in made.items():
        definition = plan.algorithm.parameterDefinition(key)
        if definition.type() in ("rasterDestination", "vectorDestination", "sink"):
            details = QgsProcessingContext.LayerDetails(definition.description(), context.project(), key)
            context.addLayerToLoadOnCompletion(os.path.join(folder, name), details)
