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
    "events": "rise, transit and set within 24 hours",
    "thousandPoints": "track of 1,000 points, 10 minutes apart",
    "nowBesideRandomDates:nowPlaceBeside": "near now, as a record, beside a thread of random dates",
    "nowBesideRandomDates:randomDateBeside": "random dates in that other thread",
    "nowOrekit": "Orekit 13.1.8 used plainly, near now",
}


def main(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    print("| what | ns a call (99.9 % interval) | bytes allocated a call |")
    print("|---|---:|---:|")
    for result in results:
        name = result["benchmark"].rsplit(".", 1)[-1]
        body = result.get("params", {}).get("body", "").capitalize()
        memory = result["secondaryMetrics"].get("gc.alloc.rate.norm") or result["secondaryMetrics"].get("·gc.alloc.rate.norm")
        bytes_ = "{:,.0f}".format(memory["score"]) if memory else ""
        metrics = {name: result["primaryMetric"]}
        groups = {"%s:%s" % (name, part): metric for part, metric in result["secondaryMetrics"].items() if part.endswith("Beside")}
        for part, metric in (groups or metrics).items():
            print("| %s, %s | %s ± %s | %s |" % (body, NAMES.get(part, part), "{:,.0f}".format(metric["score"]),
                                               "{:,.0f}".format(metric["scoreError"]) if metric["scoreError"] != "NaN" else "?",
                                               "" if groups else bytes_))


if __name__ == "__main__":
    main(sys.argv[1])
