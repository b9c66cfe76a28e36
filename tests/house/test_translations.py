"""Chinese: every text is collected, translated, alike in its fields and in the field's usual terms."""

import ast
import csv
import html
import re
import subprocess
import sys

import package
import pytest

sys.path.append(str(package.ROOT / "scripts"))
import translation_file  # noqa: E402
import translation_sources  # noqa: E402
from syntax import nodes_of

FIELD = re.compile(r"\{\w*(?:![rs])?(?::[^{}]*)?\}")
MARKUP = re.compile(r"</?\w+[^<>]*>|&\w+;|\(\*\.[^)]*\)|\[@[^\]]*\]|_[a-z]+\b|\besp:\w+")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Names of programs, products, indices and formulas, which are the same in Chinese.
SAME = re.compile(
    r"CRITIC|DIVISION|SPLIT|ESP Toolbox|ESA WorldCover|GlobeLand30|InVEST|MSPA|NDVI|OWA|Orness|Andness|VORS?|CVOR|km²|"
    r"GeoPackage|CSV|JSON|Circuitscape|λmax|CI|CR|OK|"
    r"Esri / Impact Observatory 10 m|Dynamic World|WorldClim 2|TerraClimate|SoilGrids"
)
UI_CALLS = {
    "addAction", "addButton", "addItem", "addMenu", "addRow", "addTab", "pushMessage", "setAccessibleDescription",
    "setAccessibleName", "setHeaderLabels", "setHorizontalHeaderLabels", "setInformativeText", "setItemText",
    "setLabelText", "setPlaceholderText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix", "setTabText",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "QAction", "QCheckBox", "QDockWidget",
    "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton", "QToolBar",
}  # fmt: skip
LETTERS = re.compile(r"[A-Za-z]{2}")
# Words that agree with a number, which other languages may do without: "{count:line|lines}".
AGREEING = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
# Their numbers are two and more.
NEVER_ONE = (
    "{classes} classes, goodness", "{count} patches are connected with each other, which takes",
    "{name}: {count} features overlap on",
)  # fmt: skip
# What the way in says does not agree yet.
TO_AGREE = (
    "{name}: {count} cells hold what {product}", "{name}: {count} cells of {values}", "{name}: {count} classes (",
)  # fmt: skip
UNITS = re.compile(r"\s*(m|km|ha|km²|%|°|px|s|mm|A)\s*")


@pytest.fixture(scope="module")
def texts():
    """What the extractor finds in the checkout."""
    return translation_sources.collect()


@pytest.fixture(scope="module")
def chinese():
    """(context, source) to the translation."""
    return translation_file.read(translation_file.ts_file("zh_CN"))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The compiled Chinese texts."""
    try:
        translation_file.compiler()
    except FileNotFoundError as error:
        pytest.skip(str(error))
    translation_file.compile_all()
    target = tmp_path_factory.mktemp("i18n") / "zh_CN.qm"
    translation_file.compile_file(translation_file.ts_file("zh_CN"), target)
    return target


def words(text):
    """A text without fields and markup."""
    return html.unescape(MARKUP.sub(" ", FIELD.sub(" ", text)))


# -- sources ---------------------------------------------------------------------------------


def test_every_text_can_be_collected(texts):
    assert texts.problems == []
    contexts = {context for context, _ in texts.found}
    assert {"shared", "messages", "models", "classes", "WeightedOverlay", "Mspa"} <= contexts
    assert len(texts.found) > 2000


def test_windows_show_no_text_that_bypasses_translation():
    found = []
    for path in sorted((package.ROOT / "ui").rglob("*.py")):
        for node in nodes_of(path):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in UI_CALLS:
                continue
            for argument in node.args:
                # Inside a list as well; not inside another call, which translates.
                for part in getattr(argument, "elts", [argument]):
                    literal = part.value if isinstance(part, ast.Constant) else None
                    if isinstance(part, ast.JoinedStr):
                        literal = "".join(piece.value for piece in part.values if isinstance(piece, ast.Constant))
                    if not isinstance(literal, str) or UNITS.fullmatch(literal) or SAME.fullmatch(literal):
                        continue
                    if LETTERS.search(words(literal)):
                        found.append(f"{path.relative_to(package.ROOT)}:{node.lineno}: {name}({literal!r})")
    assert found == []


def test_words_agree_with_the_number_before_them(texts):
    """Texts whose subject is a number have words for one, such as "{count} {count:line has|lines have} no length"."""
    nouns = {more.split()[0] for _, text in texts.found for _, _, more in AGREEING.findall(text)}
    nouns = "|".join(sorted(noun for noun in nouns if noun.endswith("s") and len(noun) > 4))
    subject = re.compile(rf"(?:^|[:;.] )\{{(?!name)\w+\}} (?:[a-z]+ )?(?:{nouns})\b(?! x )")
    assert subject.search("{name}: {count} dropped links are left out.")
    assert not subject.search("{name}: {count} dropped {count:link is|links are} left out.")
    found = sorted(text for _, text in texts.found if subject.search(text))
    assert [text for text in found if not text.startswith((*NEVER_ONE, *TO_AGREE))] == []


def test_extractor_knows_the_rules(tmp_path):
    for folder in ("core", "algorithms", "ui", "resources/presets/legends"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "plugin.py").write_text("")
    (tmp_path / "core" / "errors.py").write_text(
        'def f(job, n):\n    raise InputError("Too few: {count}; " "mend it.", count=n)\n'
        'WORD = phrase("soil depth")\n'
    )
    (tmp_path / "algorithms" / "base.py").write_text(
        "class EspAlgorithm:\n    TITLE = ''\n    def displayName(self):\n        return self.tr(self.TITLE)\n"
    )
    (tmp_path / "algorithms" / "made.py").write_text(
        "class Base:\n    def a(self):\n        return self.tr('In the base'), self.tr('x' if self else 'Yes')\n"
        "class First(Base):\n    def b(self, job):\n        say = self.shared_tr\n"
        "        job.log('Line {a}', a=1)\n        return say('By another name')\n"
        "class Second(Base):\n    def c(self, name):\n        return self.tr(f'wrong {name}')\n"
        "def helper(form):\n    return form.tr('lost')\n"
        "class Form(EspAlgorithm):\n    NAME = 'form'\n    TITLE = 'Of a form'\n    TAGS = f'{NAME},lost'\n"
        "    ABOUT = About('What it does', source='Of whom')\n"
        "    def define(self):\n        self.add_choice('KEY', 'A label', ['An option'], help='A help')\n"
        "        self.add_choice('KEY', label(), options())\n"
        "def helper_of_forms(form):\n    form.add_choice('KEY', 'A shared label', options=())\n"
        "def page(form, runs):\n    told, count = form.shared_tr, len(runs)\n    return told('In a pair')\n"
    )
    (tmp_path / "algorithms" / "parameters.py").write_text(
        "class ParameterForm:\n    def add_choice(self, key, label, options, help=''):\n        pass\n"
    )
    legend = tmp_path / "resources" / "presets" / "legends" / "own.csv"
    legend.write_text("value,name,land_cover\n1,Steppe,dry_grass\n")
    texts = translation_sources.collect(tmp_path)
    assert set(texts.found) == {
        ("messages", "Too few: {count}; mend it."),
        ("messages", "soil depth"),
        ("messages", "Line {a}"),
        ("shared", "By another name"),
        ("shared", "In a pair"),
        ("First", "In the base"),
        ("Second", "In the base"),
        ("First", "Yes"),
        ("Second", "Yes"),
        ("Form", "Of a form"),
        ("Form", "What it does"),
        ("Form", "Of whom"),
        ("Form", "A label"),
        ("shared", "A shared label"),
        ("Form", "An option"),
        ("Form", "A help"),
        ("classes", "Steppe"),
        ("names", "dry grass"),
    }
    places = [problem.split(": ", 1)[0] for problem in texts.problems]
    assert places == [f"algorithms/made.py:{line}" for line in (11, 13, 17)]


# -- translations ----------------------------------------------------------------------------


def test_every_text_is_translated_and_none_is_left_over(texts, chinese):
    missing = [f"{context}: {source}" for context, source in texts.found if (context, source) not in chinese]
    assert missing == [], f"{len(missing)} texts; run make translations and translate what is unfinished"
    assert [key for key in chinese if key not in texts.found] == []


def test_fields_markup_and_accelerators_are_alike(chinese):
    wrong = []
    for (context, source), text in chinese.items():
        for pattern in (FIELD, MARKUP):
            found = [sorted(pattern.findall(AGREEING.sub("", side))) for side in (source, text)]
            if found[0] != found[1]:
                wrong.append((context, source, text))
        letters = [re.findall(r"&([A-Za-z])(?!\w*;)", side) for side in (source, text)]
        if [letter.casefold() for letter in letters[0]] != [letter.casefold() for letter in letters[1]]:
            wrong.append((context, source, text))
        if source[:1].isspace() != text[:1].isspace() and source[:1].isspace():
            wrong.append((context, source, text))
    assert wrong == []


def test_translations_are_chinese(chinese):
    stray = []
    for (context, source), text in chinese.items():
        plain = words(text).strip(" ，。：；")
        if re.search("[a-z]{3}", plain) and not CHINESE.search(text) and not SAME.fullmatch(plain):
            stray.append((context, source, text))
    assert stray == []


def test_lists_of_search_words_keep_their_commas(chinese):
    search_words = re.compile(r"[^.;:{}]+(,[^ ][^.;:{}]*){2,}")
    lists = {source: text for (_, source), text in chinese.items() if search_words.fullmatch(source)}
    assert len(lists) > 30
    assert [text for text in lists.values() if "，" in text or text.count(",") < 2] == []


def test_punctuation_is_chinese(chinese):
    wrong = [
        (source, text)
        for (_, source), text in chinese.items()
        if re.search(r"[\u4e00-\u9fff][;?!](?!\w)|[\u4e00-\u9fff]\.(\s|$)|，，|。。|；；", text)
    ]
    assert wrong == []


def test_terms_are_those_of_the_glossary(chinese, shared):
    variants = {"潜在(参考作物)蒸散量": ("潜在蒸散量",), "自然断点法": ("自然断点",)}
    # The edge of a source, where a corridor begins, is no class of MSPA.
    others = {("shared", "edge")}
    wrong = []
    with open(shared / "glossary_zh.csv", encoding="utf-8", newline="") as file:
        terms = [(re.sub(r"\s*\(.*\)$", "", row[0]), row[1]) for row in list(csv.reader(file))[1:]]
    for (context, source), text in chinese.items():
        plain = source.casefold().rstrip(".:")
        for english, term in terms:
            whole = plain in (english, f"{english}s")
            inside = " " in english and re.search(rf"\b{re.escape(english)}s?\b", plain)
            accepted = (term, re.sub(r"（.*）|\(.*\)$", "", term), *variants.get(term, ()))
            if (whole or inside) and (context, source) not in others and not any(form in text for form in accepted):
                wrong.append((context, source, text, term))
    assert wrong == []


# -- files -----------------------------------------------------------------------------------


def test_file_keeps_every_character(tmp_path):
    path = tmp_path / "zh_CN.ts"
    sources = [("B", "a < b & {c:.1f} \"d\"\n two lines"), ("A", "<b>α</b>"), ("A", "left")]
    translations = {sources[0]: "甲 < 乙 & {c:.1f} “丁”\n 两行", sources[1]: "<b>α</b> 值"}
    translation_file.write(path, "zh_CN", sources, translations)
    assert translation_file.read(path) == translations
    content = path.read_text(encoding="utf-8")
    assert content.count('type="unfinished"') == 1
    assert content.index("<name>A</name>") < content.index("<name>B</name>")


def test_update_keeps_adds_and_drops(tmp_path, monkeypatch):
    import update_translations

    path = tmp_path / "esp_toolbox_zh_CN.ts"
    old = [("shared", "Kept"), ("shared", "Gone"), ("shared", "Mended")]
    translation_file.write(path, "zh_CN", old, dict.fromkeys(old, "旧"))
    found = translation_sources.Texts()
    for source in ("Kept", "New", "Mended"):
        found.add("shared", source, "here:1")
    monkeypatch.setattr(translation_file, "ts_file", lambda language: path)
    monkeypatch.setattr(translation_sources, "collect", lambda: found)
    merged = {("*", "Mended"): "新", ("", "Kept"): "别的"}
    assert update_translations.update("zh_CN", merged) == [("shared", "New")]
    assert translation_file.read(path) == {("shared", "Kept"): "旧", ("shared", "Mended"): "新"}
    assert "Gone" not in path.read_text(encoding="utf-8")


# -- in QGIS ---------------------------------------------------------------------------------

LOOK = """
import os, sys
sys.path.insert(0, sys.argv[1])
import package
package.load()
from qgis.core import QgsApplication, QgsSettings
application = QgsApplication([], False)
application.initQgis()
settings = QgsSettings()
settings.setValue("locale/overrideFlag", True)
settings.setValue("locale/userLocale", sys.argv[2])
import esp_toolbox
plugin = esp_toolbox.classFactory(None)
plugin.initProcessing()
from esp_toolbox.algorithms.platform.language import current, language, translate
provider = plugin.provider
print("LANGUAGE", current())
for algorithm in provider.algorithms():
    print("NAME", algorithm.id(), algorithm.displayName(), algorithm.group(), sep="|")
    for definition in algorithm.parameterDefinitions():
        print("LABEL", algorithm.id(), definition.name(), definition.description(), sep="|")
overlay = provider.algorithm("weightedoverlay")
print("HELP", overlay.shortHelpString())
workflow = provider.algorithm("qaidam")
print("WORKFLOW", workflow.shortHelpString())
print("STEPS", *(child.description() for child in workflow.childAlgorithms().values()), sep="|")
print("WRONG", overlay.checkParameterValues({"INPUTS": ["/nowhere.tif"], "OUTPUT": "x.tif"}, None)[1])
with language("en"):
    print("ENGLISH", overlay.displayName(), translate("shared", "Core"))
with language("zh"):
    print("CHINESE", overlay.displayName(), translate("shared", "Core"))
from qgis.PyQt.QtCore import QCoreApplication
before = QCoreApplication.translate("shared", "Core")
plugin.unload()
print("GONE", before, QCoreApplication.translate("shared", "Core"))
sys.stdout.flush()
os._exit(0)
"""


def look(language, tmp_path):
    """What a QGIS in that language shows."""
    import os

    finished = subprocess.run(
        [sys.executable, "-c", LOOK, str(package.ROOT / "tests" / "support"), language],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    assert finished.returncode == 0, finished.stderr
    return [line for line in finished.stdout.splitlines() if line]


def test_qgis_in_chinese_shows_chinese(compiled, tmp_path):
    lines = look("zh_CN", tmp_path)
    assert "LANGUAGE zh_CN" in lines
    named = [line for line in lines if line.startswith("NAME")]
    assert len(named) > 35
    assert [line for line in named if not CHINESE.search(line) and "|MSPA|" not in line] == []
    labels = [line.split("|", 3) for line in lines if line.startswith("LABEL")]
    assert len(labels) > 500
    assert [entry for entry in labels if not CHINESE.search(entry[3]) and not SAME.fullmatch(entry[3])] == []
    said = {line.split(" ", 1)[0]: line for line in lines}
    assert "公式" in said["HELP"]
    assert "MSPA 和连通性给出生态源地" in said["WORKFLOW"]
    steps = [line for line in lines if line.startswith("STEPS")][0].split("|")[1:]
    assert [step for step in steps if not CHINESE.search(step) and step != "MSPA"] == []
    assert said["WRONG"].endswith("文件 /nowhere.tif 不存在。")
    assert said["ENGLISH"] == "ENGLISH Weighted overlay Core"
    assert said["CHINESE"] == "CHINESE 加权叠加 核心区"
    assert said["GONE"] == "GONE 核心区 Core"


def test_qgis_in_another_language_shows_english(compiled, tmp_path):
    lines = look("fr", tmp_path)
    assert "LANGUAGE en" in lines
    assert [line for line in lines if line.startswith(("NAME", "LABEL")) and CHINESE.search(line)] == []
    assert "CHINESE 加权叠加 核心区" in lines


def test_language_that_is_nearest(compiled, qgis_app):
    from esp_toolbox.algorithms.platform.language import closest, languages

    assert languages() == ["en", "zh_CN"]
    assert [closest(name) for name in ("zh", "zh-CN", "zh_TW")] == ["zh_CN"] * 3
    assert [closest(name) for name in ("en_GB", "de", "")] == ["en"] * 3
