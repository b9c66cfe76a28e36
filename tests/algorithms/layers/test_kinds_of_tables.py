"""Tables in the formats that people keep them in: csv of all kinds, spreadsheets with several sheets."""

import pytest
from osgeo import gdal, ogr
from own_layers import CASES, lines_of
from qgis.core import QgsProcessingException
from rasters import read_tif


@pytest.fixture
def scored(esp, tif, tmp_path):
    """The scores that a table gives to the classes 1 and 2."""
    import numpy as np

    cover = tif("cover", np.array([[1, 2], [1, 2]], dtype=np.uint8).repeat(5, axis=0).repeat(5, axis=1))

    def of(table, **more):
        out = str(tmp_path / "scores.tif")
        esp("resistancefactor", INPUT=cover, TABLE=str(table), OUTPUT=out, **more)
        scores = read_tif(out)
        return scores[0, 0], scores[0, 9]

    return of


WRITTEN = [
    ("class,score\n1,0.5\n2,9\n", "utf-8"),
    ("class;score\r\n1;0,5\r\n2;9\r\n", "utf-8-sig"),
    ("class\tscore\n1\t0,5\n2\t9\n", "utf-16"),
    ("地类代码，得分\n１，0.5\n２，９\n", "gb18030"),
    ('"class","score","notes"\n"1","0.5","two\nlines; and, signs"\n"2","9","a ""quoted"" word"\n', "utf-8"),
    ("sep=;\nclass;score\n1;0,5\n2;9\n", "utf-8"),
    ("class,score\n\n1,0.5\n,\n2,9\n合计,9.5\n", "utf-8"),
    ("Scores of our county,\nclass,score\n1,.5\n2,9\n", "utf-8"),
    ("class|score\n1|1/2\n2|9\n", "utf-8"),
    ("class,score (1-9),Total\n1.0,0.5,0.5\n2.0,9,9\n", "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_csv(scored, tmp_path, text, encoding):
    table = tmp_path / "表 格.csv"
    table.write_bytes(text.encode(encoding))
    assert scored(table) == (0.5, 9.0)


def test_the_factor_of_a_chinese_table(esp, tif, tmp_path):
    import numpy as np

    cover = tif("cover", np.ones((5, 5), dtype=np.uint8))
    esp("resistancefactor", INPUT=cover, TABLE=str(CASES / "factor_cn.csv"), OUTPUT=str(tmp_path / "s.tif"))
    assert np.unique(read_tif(tmp_path / "s.tif")).tolist() == [1.0]


@pytest.fixture(params=["xlsx", "ods"])
def sheets(request, tmp_path):
    """A spreadsheet with notes on its first sheet, scores under a title on its second, and another table."""
    path = str(tmp_path / f"study.{request.param}")
    dataset = gdal.GetDriverByName(request.param.upper()).Create(path, 0, 0, 0, gdal.GDT_Unknown)
    rows = {
        "empty": [],
        "scores": [["Scores of our county", None, None], ["地类代码", "得分", "备注"], [1, 0.5, "forest"],
                   [2, 9, "town; road"], ["合计", 9.5, None]],
        "others": [["class", "score"], [1, 3], [2, 4]],
    }  # fmt: skip
    for name, cells in rows.items():
        layer = dataset.CreateLayer(name)
        for place in range(max(map(len, cells), default=1)):
            layer.CreateField(ogr.FieldDefn(f"Field{place + 1}", ogr.OFTString))
        for row in cells:
            feature = ogr.Feature(layer.GetLayerDefn())
            for place, cell in enumerate(row):
                if cell is not None:
                    feature.SetField(place, str(cell))
            layer.CreateFeature(feature)
    layer = dataset = None
    return path


def test_spreadsheets(esp, scored, sheets):
    assert scored(f"{sheets}|layername=scores") == (0.5, 9.0)
    said = lines_of(esp)
    assert "1 row of totals was left out" in said and "columns of remarks 备注 were left out" in said
    assert scored(f"{sheets}|layername=others") == (3.0, 4.0)
    # Without a name the first sheet with rows is taken.
    assert scored(sheets) == (0.5, 9.0)
    with pytest.raises(QgsProcessingException, match="no sheet nothing"):
        scored(f"{sheets}|layername=nothing")


def test_what_cannot_be_read_names_row_and_column(scored, tmp_path):
    table = tmp_path / "scores.csv"
    for text, sentence in (
        ("class,score\n1,abc\n2,9\n", "has abc as score in row 1: 'abc' is not a number"),
        ("class,score\n1,5\n2,inf\n", "has inf as score in row 2"),
        ("class,score\n1,\"5,000\"\n2,9\n", "may mean 5000 or 5.000"),
        ("class,score\n", "has no rows below its header"),
    ):
        table.write_text(text)
        with pytest.raises(QgsProcessingException, match=sentence):
            scored(table)
