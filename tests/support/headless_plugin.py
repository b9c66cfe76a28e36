"""A plugin of `qgis_process` that lets one start of the program serve many tests.

Its only algorithm takes calls through a pipe and answers each as ``qgis_process --json run`` would: texts as values, a
repeated key as a list, mandatory parameters that must be given, results as JSON, an exit code. What the program does
between its start and its end is written in C++ and cannot be called again, so it is repeated here;
`tests/house/test_qgis_process.py` holds it against the program itself. Pictures of reports are blank, as in the tests
of workflows: that they are drawn without a screen is shown by a start of the program.
"""

import json
import os
import sys
from contextlib import contextmanager
from multiprocessing.connection import Connection

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingProvider,
)

from .quick_pictures import quick_pictures


class _Feedback(QgsProcessingFeedback):
    """Keeps the log for the JSON; errors go to the message log as well, which the program writes to stderr."""

    def __init__(self):
        super().__init__()
        self.log = {}

    def reportError(self, error, fatalError=False):
        self.log.setdefault("errors", []).append(error)
        super().reportError(error, fatalError)

    def pushWarning(self, warning):
        self.log.setdefault("warnings", []).append(warning)
        super().pushWarning(warning)

    def pushInfo(self, info):
        self.log.setdefault("info", []).append(info)
        super().pushInfo(info)


def values_of(arguments):
    """``KEY=value`` as the program reads it."""
    found = {}
    for argument in arguments:
        key, _, value = argument.partition("=")
        if key not in found:
            found[key] = value
        elif isinstance(found[key], list):
            found[key].append(value)
        else:
            found[key] = [found[key], value]
    return found


def _algorithm(name):
    if name.endswith(".model3") and os.path.exists(name):
        model = QgsProcessingModelAlgorithm()
        return model if model.fromFile(name) else None
    return QgsApplication.processingRegistry().algorithmById(name)


def _missing(algorithm, values, context):
    """Mandatory parameters that were not given and have no default that this version of QGIS takes."""
    optional = QgsProcessingParameterDefinition.FlagOptional
    return [
        definition
        for definition in algorithm.parameterDefinitions()
        if not definition.checkValueIsAcceptable(values.get(definition.name()), context)
        and not definition.flags() & optional
        and definition.name() not in values
    ]


def execute(name, arguments):
    """Run an algorithm; returns the exit code."""
    algorithm = _algorithm(name)
    if algorithm is None:
        print(f"Algorithm {name} not found!", file=sys.stderr)
        return 1
    values, context = values_of(arguments), QgsProcessingContext()
    missing = _missing(algorithm, values, context)
    if missing:
        print("ERROR: The following mandatory parameters were not specified\n", file=sys.stderr)
        for definition in missing:
            print(f"\t{definition.name()}:\t{definition.description()}", file=sys.stderr)
        return 1
    fine, message = algorithm.checkParameterValues(values, context)
    if not fine:
        print(f"ERROR:\tAn error was encountered while checking parameter values\n\t{message}", file=sys.stderr)
        return 1
    feedback = _Feedback()
    results, fine = algorithm.run(values, context, feedback)
    if not fine:
        return 1
    results = {key: value for key, value in results.items() if key not in ("CHILD_INPUTS", "CHILD_RESULTS")}
    print(json.dumps({"inputs": values, "log": feedback.log, "results": results}, default=str))
    return 0


@contextmanager
def _streams(*paths):
    """Lets stdout and stderr, also those of C++, go into two files."""
    streams = (sys.stdout, sys.stderr)
    kept = [os.dup(number) for number in (1, 2)]
    for number, path in enumerate(paths, 1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, number)
        os.close(file)
    try:
        yield
    finally:
        for number, (stream, old) in enumerate(zip(streams, kept), 1):
            stream.flush()
            os.dup2(old, number)
            os.close(old)


class _Serve(QgsProcessingAlgorithm):
    def name(self):
        return "serve"

    def displayName(self):
        return "Run others until the pipe ends"

    def createInstance(self):
        return _Serve()

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterNumber("PIPE", "Number of the pipe"))

    def processAlgorithm(self, parameters, context, feedback):
        connection = Connection(int(parameters["PIPE"]))
        while True:
            try:
                name, arguments, paths = connection.recv()
            except EOFError:
                return {}
            with _streams(*paths), quick_pictures():
                code = execute(name, arguments)
            connection.send(code)


class _Provider(QgsProcessingProvider):
    def id(self):
        return "headless"

    def name(self):
        return "Headless session of the tests"

    def loadAlgorithms(self):
        self.addAlgorithm(_Serve())


class _Plugin:
    def __init__(self):
        self.provider = _Provider()

    def initProcessing(self):
        QgsApplication.processingRegistry().addProvider(self.provider)

    def unload(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)


def classFactory(iface):
    return _Plugin()
