#!/usr/bin/env python3
"""count_modals.py FOLDER [TIMES]: counts twenty Swedish words of obligation in the text files of a folder, and nothing else.

The yardstick for the reading engine: an analysis of the same files should take no more CPU than this count.
Prints characters, hits, CPU seconds and characters per CPU second."""
import collections, os, re, sys, time

TERMS = ["ska", "skall", "skola", "måste", "får inte", "får ej", "får endast", "får bara", "bör", "åligger", "är skyldig", "är skyldiga",
         "är skyldigt", "krävs", "förbjudet", "förbud", "har att", "ansvarar för", "svarar för", "behöver inte"]
PATTERN = re.compile(r"\b(?P<term>" + "|".join(re.escape(t) for t in TERMS) + r")\b")
WORD = re.compile(r"\b\w+\b")

folder, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
files = sorted(os.path.join(d, f) for d, _, names in os.walk(folder) for f in names if f.endswith((".md", ".txt")))
start, characters, hits, words = time.process_time(), 0, 0, 0
for _ in range(times):
    for file in files:
        text = open(file, encoding="utf-8", errors="replace").read()
        characters += len(text)
        text = " ".join(text.split()).lower()
        hits += sum(collections.Counter(m.group("term") for m in PATTERN.finditer(text)).values())
        words += sum(1 for _ in WORD.finditer(text))
cpu = time.process_time() - start
print(f"python count      {characters:>12,} characters  {hits:>9,} hits  {cpu:7.2f} CPU s  {characters / cpu / 1e6:6.2f} M characters per CPU s")
