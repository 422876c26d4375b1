#!/usr/bin/python3
"""Prints the results of JMH (-rf json, -prof gc) as rows of a Markdown table.

usage: benchmark-table.py benchmark.json
"""
import json
import sys

NAMES = {
    "nowComputed": "near now, computed into a view that is used again",
    "nowPlace": "near now, as a record",
    "nowSighting": "near now, with magnitude, phase, diameter, elongation, constellation",
    "randomDate": "random date 1960-2060",
    "randomDateEach": "random date, each call timed",
    "events": "rise, transit and set within 24 hours",
    "thousandPoints": "track of 1,000 points, 10 minutes apart",
    "nowBesideDates": "near now, as a record, beside four threads of random dates",
    "nowBesideNumbers": "near now, as a record, beside four threads of arithmetic",
    "nowOrekit": "Orekit 13.1.8 used plainly, near now",
}


def row(body, name, metric, memory):
    error = "{:,.0f}".format(metric["scoreError"]) if metric["scoreError"] != "NaN" else "?"
    print("| %s, %s | %s ± %s | %s |" % (body, NAMES[name], "{:,.0f}".format(metric["score"]), error, memory))


def main(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    print("| what | ns a call (99.9 % interval) | bytes allocated a call |")
    print("|---|---:|---:|")
    for result in results:
        body = result["params"]["body"].capitalize()
        name = result["benchmark"].rsplit(".", 1)[-1]
        others = result["secondaryMetrics"]
        beside = [part for part in others if part in NAMES]
        if beside:
            row(body, beside[0], others[beside[0]], "")
        elif result["mode"] == "sample":
            percentiles = result["primaryMetric"]["scorePercentiles"]
            print("| %s, %s: median, 99.9 %%, 99.99 %%, slowest | %s | |" % (body, NAMES[name], ", ".join(
                "{:,.0f}".format(percentiles[p]) for p in ("50.0", "99.9", "99.99", "100.0"))))
        else:
            row(body, name, result["primaryMetric"], "{:,.0f}".format(others["gc.alloc.rate.norm"]["score"]))


if __name__ == "__main__":
    main(sys.argv[1])
