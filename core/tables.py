"""Tables as people keep them: headers in English or Chinese, units, blank rows, totals, remarks, decimal commas."""

from __future__ import annotations

import re
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence

import numpy as np

from .errors import InputError
from .numbers import parse_number, plain_text
from .typed import there

# What readers of tables call a column, and what people write over it. Only words that mean one thing in every table.
_HEADERS = {
    "lucode": "地类代码 地类编码 编码 代码 类别代码 用地代码 土地利用编码 地类 地类编号 类型代码 class_code",
    "value": "值 像元值 栅格值 属性值",
    "class": "类别 分类 类",
    "name": "名称 名字 地类名称 类别名称 类型名称",
    "score": "得分 分值 赋值 评分 分数 阻力值 阻力系数 阻力赋值 敏感性得分",
    "weight": "权重 权重值 weights",
    "from": "下限 起始值 从",
    "to": "上限 终止值 到",
    "range": "区间 范围 取值范围 值域",
    "from_id": "起点编号 起点 起始源地 源地1 source1 source_1",
    "to_id": "终点编号 终点 终止源地 源地2 source2 source_2",
    "source_id": "源地编号 源地 源编号",
    "action": "操作 处理方式 动作",
    "status": "状态",
    "strength": "强度 电流强度",
    "threat": "威胁因子 威胁源 威胁",
    "max_dist": "最大影响距离 最大距离 最大威胁距离 maximum_distance max_distance",
    "decay": "衰减类型 衰减方式 衰减",
    "habitat": "生境适宜性 生境适宜度 habitat_suitability",
    "root_depth": "根系深度 最大根系深度 根深",
    "kc": "作物系数 蒸散系数 植被蒸散系数",
    "lulc_veg": "是否植被 植被",
    "usle_c": "c因子 c值 植被覆盖与管理因子 植被覆盖因子",
    "usle_p": "p因子 p值 水土保持措施因子",
    "c_above": "地上碳密度 地上碳 地上生物量碳",
    "c_below": "地下碳密度 地下碳 地下生物量碳",
    "c_soil": "土壤碳密度 土壤碳 土壤有机碳",
    "c_dead": "死亡有机碳密度 死亡有机质碳 枯落物碳 死亡碳",
    "expert": "专家",
    "matrix": "判断矩阵 矩阵",
    "year": "年份 年",
    "scenario": "情景 情景名称",
    "species": "物种",
    "layer": "图层",
    "multiplier": "倍数 乘数",
    "zone": "分区 区",
    "rule": "规则",
    "class_1": "类别1 地类1 类型1",
    "class_2": "类别2 地类2 类型2",
    "contrast": "对比度 边缘对比度 对比权重",
    "similarity": "相似度 相似性 相似系数",
    "order": "顺序 序号顺序",
}
# Fields that tell the class of roads, the most telling first: our own, Geofabrik's, OpenStreetMap's, GRIP's, national.
ROAD_FIELDS = (
    "class", "road_class", "fclass", "highway", "railway", "GP_RTP", "type", "kind", "roadtype", "road_type",
    "道路等级", "道路类型", "等级", "类型", "技术等级",
)  # fmt: skip
_CANONICAL = {alias: header for header, aliases in _HEADERS.items() for alias in aliases.split()}
_REMARKS = {"remark", "remarks", "comment", "comments", "备注", "说明", "注", "注释"}
NOTES = {"note", "notes", *_REMARKS}
_TOTALS = {"total", "totals", "grand_total", "sum", "合计", "总计", "总和", "小计", "共计"}
_UNIT = re.compile(r"\s*[(\[（【].*?[)\]）】]\s*$")
_BLANKS = re.compile(r"[\s_-]+")
# What QGIS calls columns without a header.
_UNNAMED = re.compile(r"(field[ _]?\d+|unnamed: \d+|)", re.IGNORECASE)


class Column(list):
    """The cells of a column, and the row of each in its file, counted below the header."""

    places: Sequence[int] = ()

    def row(self, number: int) -> int:
        """The row in the file of a cell, from 1."""
        return self.places[number] if number < len(self.places) else number + 1


def header_key(header: object) -> str:
    """A header as it is compared: without case, units in brackets, and the kind of blanks in it."""
    plain = _UNIT.sub("", plain_text(header)).casefold()
    return _BLANKS.sub("_", plain).strip("_:")


def canonical(header: object) -> str:
    """What readers of tables call a column; the header itself, without outer blanks, where it is no known word."""
    return _CANONICAL.get(header_key(header), str(header).strip())


def is_empty(cell: object) -> bool:
    """Whether a cell says nothing."""
    return cell is None or cell != cell or not plain_text(cell)


def is_total(cell: object) -> bool:
    """Whether a cell or header says that its row or column is a sum of others."""
    return isinstance(cell, str) and header_key(cell) in _TOTALS


def tidy(columns: Mapping, known_headers: bool = True) -> tuple[dict, int, list, list]:
    """A table without blank rows and columns, totals and remarks, under the headers that readers look for.

    Parameters
    ----------
    columns : mapping of str to sequence
    known_headers : bool
        Bring headers in Chinese to what readers look for; a header that is there already is not given twice.

    Returns
    -------
    columns : dict of str to Column
    total_rows : int
        How many rows of totals were left out.
    total_columns, remarks : list of str
        Headers of the columns that were left out.
    """
    kept = {header: cells for header, cells in columns.items() if not _is_blank(header, cells)}
    totals = [header for header in kept if is_total(header)]
    remarks = [header for header in kept if header_key(header) in _REMARKS]
    kept = {header: cells for header, cells in kept.items() if header not in (*totals, *remarks)}
    count = max(map(len, columns.values()), default=0)
    rows, total_rows = [], 0
    for row in range(count):
        cells = [cells[row] for cells in kept.values()]
        said = [cell for cell in cells if not is_empty(cell)]
        if not said:
            continue
        if is_total(said[0]):
            total_rows += 1
            continue
        rows.append(row)
    result: dict = {}
    taken = {header_key(header) for header in kept}
    for header, cells in kept.items():
        wanted = canonical(header) if known_headers else str(header).strip()
        if wanted.casefold() in taken and wanted.casefold() != header_key(header):
            wanted = str(header).strip()
        column = result[wanted] = Column(cells[row] for row in rows)
        column.places = [row + 1 for row in rows]
    return result, total_rows, totals, remarks


def _is_blank(header: object, cells: Iterable) -> bool:
    return bool(_UNNAMED.fullmatch(plain_text(header))) and all(map(is_empty, cells))


def find_column(columns: Mapping, *wanted: str) -> Any:
    """The header of the first of some columns that a table has, compared by `header_key`; None where it has none."""
    keys: dict = {}
    for header in columns:
        keys.setdefault(header_key(header), header)
    for header in columns:
        keys.setdefault(header_key(canonical(header)), header)
    return next((keys[header_key(name)] for name in wanted if header_key(name) in keys), None)


def row_of(cells: Sequence, number: int) -> int:
    """The row in the table's file of a cell of a column, from 1."""
    return cells.row(number) if isinstance(cells, Column) else number + 1


def cell_number(cell: object) -> float:
    """The finite number in a cell.

    Raises
    ------
    InputError
        When it holds none.
    """
    if isinstance(cell, (int, float, np.number)) and not isinstance(cell, bool) and np.isfinite(cell):
        return float(cell)
    return parse_number(cell)


def numbers_in(cells: Sequence, header: str, table: str, missing: Optional[float] = None) -> list[float]:
    """A column as numbers.

    A column in which one number has a decimal comma has it in all: 1,250 beside 0,5 is 1.25.

    Parameters
    ----------
    cells : sequence
    header, table : str
        For messages.
    missing : float, optional
        Taken for empty cells; without it they are an error.

    Raises
    ------
    InputError
        At the first cell that holds no finite number, with its row and column.
    """
    commas = _decimal_commas(cells)

    def number(cell: object) -> float:
        if is_empty(cell):
            return float(there(missing))
        return cell_number(plain_text(cell).replace(",", ".") if commas and isinstance(cell, str) else cell)

    for place, cell in enumerate(cells):
        if missing is None and is_empty(cell):
            row = row_of(cells, place)
            raise InputError("The table {name} has no {wanted} in row {row}.", name=table, wanted=header, row=row)
    return cells_read(cells, header, table, number)


def cells_read(cells: Sequence, header: str, table: str, read: Callable) -> list:
    """What a reader makes of each cell of a column; its refusal names row and column.

    Raises
    ------
    InputError
        At the first cell that `read` refuses.
    """
    result = []
    for place, cell in enumerate(cells):
        try:
            result.append(read(cell))
        except InputError as error:
            raise InputError(
                "The table {name} has {value} as {wanted} in row {row}: {reason}",
                name=table,
                value="" if cell is None else cell,
                wanted=header,
                row=row_of(cells, place),
                reason=error,
            ) from error
    return result


_COMMA = re.compile(r"[+-]?(0|[0-9]+),([0-9]+)")


def _decimal_commas(cells: Sequence) -> bool:
    """Whether a column has decimal commas for certain, and nothing that speaks against them."""
    certain = False
    for cell in cells:
        text = plain_text(cell) if isinstance(cell, str) else ""
        if "," not in text:
            if "." in text:
                return False
            continue
        match = _COMMA.fullmatch(text)
        if match is None:
            return False
        certain |= len(match.group(2)) != 3 or match.group(1).startswith("0") or len(match.group(1)) > 3
    return certain
