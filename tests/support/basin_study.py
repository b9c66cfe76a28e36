"""A study of the workbench with the layers of a sample basin."""

import os


def basin_study(project, folder, workflow):
    """The route and a fresh study that follows a workflow, with the basin's layers for its roles."""
    from esp_toolbox.ui.workbench import layer_facts
    from esp_toolbox.ui.workbench.basin import PARTS, ROLES_OF
    from esp_toolbox.ui.workbench.layer_tree import open_layer
    from esp_toolbox.ui.workbench.route import Route
    from esp_toolbox.ui.workbench.study import Study

    route, study = Route(project), Study("Basin")
    study.workflow = workflow
    # Layers of a workflow that the basin has under other names, or not at all.
    own = {layer.key for layer in route.workflow(workflow).layers}
    stand_ins = {"suitability": ("ndvi_2023",), "night_light": ("night_light",)}
    for role in route.definitions(study):
        refs = []
        for name in ROLES_OF.get(role, stand_ins.get(role, ()) if role in own else ()):
            file, part = PARTS.get(name, (name, ""))
            path = next(
                path
                for path in (os.path.join(folder, file + ending) for ending in (".tif", ".gpkg"))
                if os.path.exists(path)
            )
            layer = open_layer(f"{path}|layername={file}|subset={part}" if part else path, name)
            project.addMapLayer(layer)
            refs.append(layer_facts.ref_of(layer))
        if refs:
            study.layers[role] = refs if route.definition(role).several else refs[0]
    return route, study
