"""The workbench: a dock that walks through a study from data to report.

What a study is (`study`), what its steps run (`steps`), how they stand (`states`) and how they are run (`runner`) know
nothing of widgets; `session` joins them and tells the dock what has changed.
"""
