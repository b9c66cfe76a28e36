"""Simple strategies of adding corridors, and the robustness before and after."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError

GREEDY = "greedy"
_STRATEGIES = (
    GREEDY, "low degree first", "low betweenness first", "nearest first", "highest gravity first", "random",
)  # fmt: skip


def add_strategy(form) -> None:
    """Declare the strategy on an algorithm's form."""
    form.add_choice(
        "STRATEGY",
        "Strategy",
        [
            "Highest gain for what it takes",
            "Low degree first",
            "Low betweenness first",
            "Nearest first",
            "Highest gravity first",
            "Random",
        ],
        help="All but the first add corridors between sources alone, and leave the measure out of account.",
        words=_STRATEGIES,
    )
    form.add_number(
        "EDGES",
        "Corridors to add",
        minimum=1,
        whole=True,
        help="For the other strategies. Empty: what the budget allows, else a tenth of the existing corridors.",
    )
    form.add_number("RUNS", "Random attacks", 100, minimum=1, maximum=100000, whole=True, advanced=True)
    form.add_number("SEED", "Seed", 0, minimum=0, whole=True, advanced=True)
    form.add_flag(
        "BETWEENNESS_BY_COST",
        "Betweenness over the cheapest ways",
        help="Otherwise over those of the fewest corridors.",
        advanced=True,
    )


def check(values) -> None:
    """The number of corridors belongs to a strategy that has one."""
    if values.given("EDGES") and values.word("STRATEGY") == GREEDY:
        raise InputError(
            "{parameter} belongs to the other strategies; the first one has a budget.", parameter=values.label("EDGES")
        )


def follow(job, graph, candidates, habitat, budget):
    """Additions by a simple strategy.

    Parameters
    ----------
    job : Job
    graph : SourceGraph
    candidates : Candidates
    habitat : Habitat
    budget : float or None

    Returns
    -------
    NetworkGain

    Raises
    ------
    NothingFound
        When no candidate joins two sources.
    """
    from ...core.errors import NothingFound
    from ...core.network.edge_adding import STRATEGIES, added_edges
    from ...core.network.network_gain import gain_of

    between = np.flatnonzero((candidates.first < graph.count) & (candidates.second < graph.count))
    if not between.size:
        raise NothingFound("There is no corridor that could be added: all sources are joined, or none can be reached.")
    strategy = STRATEGIES[job.choice("STRATEGY") - 1]
    chosen = added_edges(
        graph,
        candidates.first[between],
        candidates.second[between],
        candidates.cost[between],
        strategy,
        job.integer("EDGES") if job.given("EDGES") else None,
        budget,
        candidates.spending[between],
        habitat.attributes[: graph.count],
        job.integer("SEED"),
        job.flag("BETWEENNESS_BY_COST"),
    )
    wanted = job.integer("EDGES") if job.given("EDGES") else None
    if wanted and len(chosen) < wanted:
        job.warn("{count} of {wanted} corridors could be added.", count=len(chosen), wanted=wanted)
    return gain_of(graph, candidates, habitat, between[chosen].tolist(), strategy)


def write_robustness(job, graph, candidates, result) -> None:
    """R before and after under the same attacks, as a table and in the log."""
    if not job.wants("ROBUSTNESS") or graph.count < 2:
        return
    from ...core.network.edge_adding import with_edges
    from ...core.network.recovery import ATTACKS, attack_order, recovery_curve

    added = [number for step in result.steps for number in step.corridors]
    within = [row for row in added if max(candidates.first[row], candidates.second[row]) < graph.count]
    if len(within) < len(added):
        job.warn("Robustness is that of the sources; corridors to stepping stones are left out of it.")
    grown = with_edges(graph, candidates.first, candidates.second, candidates.cost, within)
    table = {key: [] for key in ("attack", "before", "after", "before_lo", "before_hi", "after_lo", "after_hi")}

    def note(*row):
        for key, value in zip(table, row):
            table[key].append(value)

    for attack in ATTACKS:
        before, after = (recovery_curve(each, attack_order(each, attack)).robustness for each in (graph, grown))
        note(attack, before, after, None, None, None, None)
        job.log("Robustness by {attack}: {before:.3f} before, {after:.3f} after.", attack=attack, before=before,
                after=after)  # fmt: skip
        if after < before:
            job.warn("The additions lower the robustness by {attack}.", attack=attack)
    generator = np.random.default_rng(job.integer("SEED"))
    orders = [generator.permutation(graph.count).tolist() for _ in range(job.integer("RUNS"))]
    values = np.array([[recovery_curve(each, order).robustness for order in orders] for each in (graph, grown)])
    bands = np.percentile(values, (5, 95), axis=1).T.ravel()
    note("random", *values.mean(axis=1).tolist(), *bands.tolist())
    job.write_table("ROBUSTNESS", table)
