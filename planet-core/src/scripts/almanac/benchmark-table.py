#!/usr/bin/python3
"""Prints the results of JMH (-rf json, -prof gc) as rows of a Markdown table.

usage: benchmark-table.py benchmark.json
"""
import json
import math
import random
import statistics
import sys

RESAMPLES = 10_000

NAMES = {
    "nowComputed": "near now, computed into a view that is used again",
    "nowPlace": "near now, as a record",
    "nowSighting": "near now, with magnitude, phase, diameter, elongation, constellation",
    "randomDate": "random date 1960-2060",
    "randomDateEach": "random date, each call timed",
    "events": "rise, transit and set within 24 hours",
    "thousandPoints": "track of 1,000 points, 10 minutes apart",
    "randomDateSlowest": "random date, the slowest",
    "beside": "near now, as a record, beside four threads of",
    "nowOrekit": "Orekit 13.1.8 used plainly, near now",
}


def row(body, name, metric, memory):
    error = "{:,.0f}".format(metric["scoreError"]) if metric["scoreError"] != "NaN" else "?"
    print("| %s, %s | %s ± %s | %s |" % (body, NAMES[name], "{:,.0f}".format(metric["score"]), error, memory))


def each_iteration(metric):
    return [value for fork in metric["rawData"] for value in fork]


def slowest_rows(body, others):
    def whole(number):
        return "{:,.0f}".format(number)

    calls = whole(sum(each_iteration(others["calls"])))
    for name, clock in ("OnClock", "the clock"), ("OnCpu", "its thread's CPU time"):
        print("| %s, %s of %s by %s (%s above 3 ms) | %s | |" % (
            body, NAMES["randomDateSlowest"], calls, clock, whole(sum(each_iteration(others["long" + name]))),
            whole(max(each_iteration(others["o" + name[1:]])))))
    print("| %s, %s by CPU time, each date at its best call in a second | %s | |" % (
        body, NAMES["randomDateSlowest"], whole(max(each_iteration(others["slowestDate"])))))


def beside_rows(body, others):
    """Both figures as medians of the iterations, and the mean ratio within an iteration, with a 99 % interval by resampling."""
    dates, numbers = ([nanos / calls for nanos, calls in zip(each_iteration(others["nanosBeside" + what]),
                                                             each_iteration(others["callsBeside" + what]))]
                      for what in ("Dates", "Numbers"))
    for what, values in ("random dates", dates), ("arithmetic", numbers):
        print("| %s, %s %s | %s | |" % (body, NAMES["beside"], what, "{:,.0f}".format(statistics.median(values))))
    logarithms = [math.log(date / number) for date, number in zip(dates, numbers)]
    chance = random.Random(1)
    means = sorted(statistics.fmean(chance.choices(logarithms, k=len(logarithms))) for _ in range(RESAMPLES))
    ratios = (statistics.fmean(logarithms), means[RESAMPLES // 200], means[-1 - RESAMPLES // 200])
    print("| %s, the same, ratio of the two | %.3f (%.3f to %.3f) | |" % (body, *(math.exp(ratio) for ratio in ratios)))


def main(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    print("| what | ns a call (99.9 % interval) | bytes allocated a call |")
    print("|---|---:|---:|")
    for result in results:
        body = result["params"]["body"].capitalize()
        name = result["benchmark"].rsplit(".", 1)[-1]
        others = result["secondaryMetrics"]
        if name == "beside":
            beside_rows(body, others)
        elif name == "randomDateSlowest":
            slowest_rows(body, others)
        elif result["mode"] == "sample":
            percentiles = result["primaryMetric"]["scorePercentiles"]
            print("| %s, %s: median, 99.9 %%, 99.99 %%, slowest | %s | |" % (body, NAMES[name], ", ".join(
                "{:,.0f}".format(percentiles[p]) for p in ("50.0", "99.9", "99.99", "100.0"))))
        else:
            row(body, name, result["primaryMetric"], "{:,.0f}".format(others["gc.alloc.rate.norm"]["score"]))


if __name__ == "__main__":
    main(sys.argv[1])
