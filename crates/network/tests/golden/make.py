#!/usr/bin/env python3
"""Makes the golden files of this folder: networks, and what networkx and igraph find in them.

Needs networkx 3.6 and python-igraph 1.0 from PyPI. Hierarchy and the brokerage roles, which
neither has, are computed here from their definitions.
"""

import csv
import math
import random
from itertools import permutations
from pathlib import Path

import igraph
import networkx as nx

HERE = Path(__file__).resolve().parent


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def text(value):
    return "" if value is None or (isinstance(value, float) and math.isnan(value)) else f"{value:.12g}"


def networks():
    karate = nx.karate_club_graph()
    clubs = {str(node): club.replace(" ", "") for node, club in karate.nodes(data="club")}
    yield "karate", [(str(a), str(b), None) for a, b in karate.edges()], clubs, False
    for seed, (name, nodes, ties, weighted, directed, wild) in enumerate(
        [
            ("sparse", 60, 55, False, False, False),
            ("dense", 30, 160, False, False, False),
            ("weighted", 40, 120, True, False, False),
            ("wild", 40, 110, False, False, True),
            ("wild-weighted", 40, 110, True, False, True),
            ("directed", 40, 130, False, True, False),
            ("directed-wild", 40, 120, True, True, True),
        ]
    ):
        chance = random.Random(seed)
        rows, seen = [], set()
        while len(rows) < ties:
            a, b = chance.randrange(nodes), chance.randrange(nodes)
            key = (a, b) if directed else (min(a, b), max(a, b))
            if not wild and (a == b or key in seen):
                continue
            seen.add(key)
            rows.append((f"n{a}", f"n{b}", round(chance.uniform(0.1, 5), 3) if weighted else None))
            if wild and chance.random() < 0.2:
                rows.append(rows[-1])
        # Every node has a group, so those without a tie are listed too; five have none.
        groups = {f"n{node}": "ABC"[chance.randrange(3)] if node % 8 else "" for node in range(nodes)}
        yield name, rows, groups, directed


def simple(rows, nodes, directed):
    """The network without loops, repeated ties added up."""
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes)
    for a, b, weight in rows:
        if a != b:
            before = graph[a][b]["weight"] if graph.has_edge(a, b) else 0
            graph.add_edge(a, b, weight=before + (1 if weight is None else weight))
    return graph


def effective_size(graph, i):
    share, alters = nx.structuralholes.normalized_mutual_weight, set(nx.all_neighbors(graph, i))
    redundant = lambda j: sum(
        share(graph, i, q, weight="weight") * share(graph, j, q, norm=max, weight="weight") for q in alters
    )
    return sum(1 - redundant(j) for j in alters) if alters else None


def hierarchy(graph, node, constraint):
    alters = set(nx.all_neighbors(graph, node))
    if len(alters) < 2:
        return None
    ratios = [nx.local_constraint(graph, node, j, "weight") * len(alters) / constraint for j in alters]
    return sum(r * math.log(r) for r in ratios) / (len(alters) * math.log(len(alters)))


def roles(graph, groups):
    graph = graph if graph.is_directed() else graph.to_directed()
    counts = {node: [0] * 5 for node in graph if groups[node]}
    for b in counts:
        around = set(graph.predecessors(b)) | set(graph.successors(b))
        for a, c in permutations(around, 2):
            if not (graph.has_edge(a, b) and graph.has_edge(b, c)) or graph.has_edge(a, c):
                continue
            x, y, z = groups[a], groups[b], groups[c]
            if x and z:
                role = 0 if x == y == z else 1 if x == z else 2 if y == z else 3 if x == y else 4
                counts[b][role] += 1
    return counts


for name, rows, groups, directed in networks():
    weighted = any(weight is not None for _, _, weight in rows)
    edges = [row if weighted else row[:2] for row in rows]
    write(f"{name}.csv", ["source", "target", "weight"][: 3 if weighted else 2], edges)
    write(f"{name}-groups.csv", ["node", "group"], groups.items())
    nodes = list(dict.fromkeys([n for a, b, _ in rows for n in (a, b)] + list(groups)))
    graph = simple(rows, nodes, directed)
    constraint = nx.constraint(graph, weight="weight")
    # The multigraph as igraph reads it, loops left out, says the same.
    place = {node: i for i, node in enumerate(nodes)}
    multi = igraph.Graph(len(nodes), [(place[a], place[b]) for a, b, _ in rows if a != b], directed)
    weights = [1 if w is None else w for a, b, w in rows if a != b]
    for node, value in zip(nodes, multi.constraint(weights=weights)):
        same = math.isnan(value) and math.isnan(constraint[node]) or abs(value - constraint[node]) < 1e-9
        assert same, (name, node, value, constraint[node])
    # From networkx's own parts. It leaves out nodes that no tie leaves, and when it takes all nodes
    # at once with weights, it divides by another maximum than its definition.
    size = {node: effective_size(graph, node) for node in nodes}
    for node, value in nx.effective_size(graph, nodes=nodes, weight="weight").items():
        assert math.isnan(value) or abs(value - size[node]) < 1e-9, (name, node)
    between, close = nx.betweenness_centrality(graph), nx.closeness_centrality(graph)
    core = nx.core_number(graph)
    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))
    undirected = graph.to_undirected()
    component = {n: i for i, part in enumerate(nx.connected_components(undirected)) for n in part}
    alters = {node: len(set(nx.all_neighbors(graph, node))) for node in nodes}
    write(
        f"{name}-measures.csv",
        "node,degree,strength,constraint,effective_size,efficiency,hierarchy,betweenness,closeness,core,component".split(","),
        [
            [n, degree[n], text(strength[n]), text(constraint[n]), text(size[n])]
            + [text(size[n] / alters[n] if alters[n] else None), text(hierarchy(graph, n, constraint[n]))]
            + [text(between[n]), text(close[n]), core[n], component[n]]
            for n in nodes
        ],
    )
    write(
        f"{name}-brokerage.csv",
        ["node", "coordinator", "itinerant", "gatekeeper", "representative", "liaison"],
        [[node, *counts] for node, counts in roles(graph, groups).items()],
    )
    # The same rows summed into one weight a pair, for what only knows ties without direction.
    grouped = graph.subgraph([n for n in graph if groups[n]]).copy()
    nx.set_node_attributes(grouped, groups, "group")
    within = sum(groups[a] == groups[b] for a, b in grouped.edges())
    across = grouped.number_of_edges() - within
    facts = {
        "ties": graph.number_of_edges(),
        "bridges": len(list(nx.bridges(undirected))),
        "cut_points": len(list(nx.articulation_points(undirected))),
        "ei_index": (across - within) / (across + within),
        "group_assortativity": nx.attribute_assortativity_coefficient(grouped, "group"),
        "degree_assortativity": nx.degree_assortativity_coefficient(graph, "out", "in")
        if directed
        else nx.degree_assortativity_coefficient(graph),
        "mean_reach_in_two": sum(
            len(nx.single_source_shortest_path_length(graph, n, 2)) - 1 for n in nodes
        )
        / len(nodes),
    }
    write(f"{name}-facts.csv", ["measure", "value"], [[k, text(v)] for k, v in facts.items()])
    # Leiden takes the best of ten runs, so that ours has something to reach.
    flat = igraph.Graph(len(nodes), [(place[a], place[b]) for a, b, _ in rows if a != b])
    best = max(
        flat.modularity(part.membership, weights=weights)
        for part in (
            flat.community_leiden("modularity", weights=weights, n_iterations=-1) for _ in range(10)
        )
    )
    write(f"{name}-modularity.csv", ["measure", "value"], [["modularity", text(best)]])
