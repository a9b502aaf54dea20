# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over the units of src. What a unit was clean with (its text, that of our headers which it includes, the
compiler's options, .clang-tidy, the packages) is kept in the cache, and not looked at again. tests/style starts this.

Most of the time goes to the headers of Qt. So units with the same options are looked at several at once, included in
one file; where something is found in it, or two units do not go together (the same static name), by halves.

    tidy.py --build DIR --cache DIR [--jobs N] [--packages TEXT] [FILE…]
"""
import argparse
import concurrent.futures
import hashlib
import itertools
import json
import os
import random
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import time

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
TOGETHER = 8
CHEAP_CHECK = "bugprone-suspicious-semicolon"
KEPT_FOR = 60 * 24 * 3600  # seconds since a unit was last found clean so


def clang_options(command):
    """The compiler's, without what g++ alone understands: its precompiled header, and what is not about meaning."""
    options, skip = [], False
    words = shlex.split(command)[1:]
    for index, word in enumerate(words):
        if skip:
            skip = False
        elif word in ("-o", "-c") or word == "-include" and words[index + 1].endswith("/cmake_pch.hxx"):
            skip = True
        elif word not in ("-Winvalid-pch", "-fpch-preprocess", "-Werror"):
            options.append(word)
    return options


class Text:
    """Files as they are now, and those of ours that they include, all the way down."""

    def __init__(self):
        self.known = {}

    def of(self, path):
        if path not in self.known:
            with open(path, "rb") as file:
                text = file.read()
            self.known[path] = (hashlib.sha256(text).hexdigest(), [name.decode() for name in INCLUDE.findall(text)])
        return self.known[path]

    def closure(self, path, folders):
        found, waiting = set(), [path]
        while waiting:
            current = waiting.pop()
            if current in found:
                continue
            found.add(current)
            for name in self.of(current)[1]:
                for folder in [os.path.dirname(current), *folders]:
                    candidate = os.path.normpath(os.path.join(folder, name))
                    if not name.endswith(".moc") and os.path.isfile(candidate):
                        waiting.append(candidate)
                        break
        return found


class Unit:
    def __init__(self, path, entry):
        self.path = path
        self.directory = entry["directory"]
        self.options = clang_options(entry["command"])

    def key(self, texts, common):
        folders = [option[2:] for option in self.options if option.startswith("-I")]
        key = hashlib.sha256(common)
        key.update("\n".join(self.options).replace(SOURCE, "").encode())
        for path in sorted(texts.closure(self.path, folders)):
            key.update(f"\n{path.replace(SOURCE, '')} {texts.of(path)[0]}".encode())
        return key.hexdigest()


def sources_of(entry):
    """The files that are compiled at once there, which are what a file of CMake's own includes; mostly itself."""
    if "/Unity/" not in entry["file"]:
        return [entry["file"]]
    with open(entry["file"], encoding="utf-8") as file:
        return re.findall(r'^#include "(.*)"', file.read(), re.MULTILINE)


def chosen_units(database, files):
    """The units of src; with files, those that are named, or stand beside a header that is."""
    wanted = {os.path.splitext(os.path.abspath(file))[0] for file in files}
    with open(database, encoding="utf-8") as file:
        units = [Unit(path, entry) for entry in json.load(file) for path in sources_of(entry)
                 if path.startswith(SOURCE + "/src/")]
    return [unit for unit in units if not files or os.path.splitext(unit.path)[0] in wanted]


class Looker:
    """Looks at units with clang-tidy, from several threads."""

    def __init__(self, place):
        self.place = place
        self.numbers = itertools.count()

    def findings(self, units):
        """[(unit, what was said)]; units have the same options."""
        place = os.path.join(self.place, str(next(self.numbers)))
        os.makedirs(place, exist_ok=True)
        path, extra = units[0].path, []
        if len(units) > 1:
            path, extra = os.path.join(place, "units.cpp"), ["--checks=-bugprone-suspicious-include"]
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(f'#include "{unit.path}"\n' for unit in units)
        with open(os.path.join(place, "compile_commands.json"), "w", encoding="utf-8") as file:
            json.dump([{"directory": units[0].directory, "file": path,
                        "arguments": ["clang++", *units[0].options, "-c", path]}], file)
        def look(*checks):
            return subprocess.run(["nice", "-n", "5", "clang-tidy", "--quiet", "-p", place, *checks, path], cwd=SOURCE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)

        # Units that do not stand together, because both have a name of their own, say so before they are analysed.
        if len(units) == 1 or look("--checks=-*," + CHEAP_CHECK).returncode == 0:
            run = look(*extra)
            if run.returncode == 0:
                return []
        if len(units) > 1:
            half = len(units) // 2
            return self.findings(units[:half]) + self.findings(units[half:])
        return [(units[0], run.stdout.replace(SOURCE + "/", "").strip() or run.stderr.strip())]


def batches(units):
    """Neighbours with the same options, up to so many at once that both cores have something to do to the end."""
    for _, same in itertools.groupby(units, lambda unit: unit.options):
        same = list(same)
        for start in range(0, len(same), TOGETHER):
            yield same[start:start + TOGETHER]


def forget_old(cache):
    for entry in os.scandir(cache):
        if time.time() - entry.stat().st_mtime > KEPT_FOR:
            os.unlink(entry.path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--packages", default="")
    parser.add_argument("--within", type=float, default=None, help="minutes; what is not begun by then waits")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()

    started = time.monotonic()
    units = chosen_units(os.path.join(options.build, "compile_commands.json"), options.files)
    os.makedirs(options.cache, exist_ok=True)
    with open(os.path.join(SOURCE, ".clang-tidy"), "rb") as file:
        common = file.read()
    common += subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    common += options.packages.encode()

    texts = Text()
    new = []
    for unit in units:
        unit.known = unit.key(texts, common)
        mark = os.path.join(options.cache, unit.known)
        if os.path.exists(mark):
            os.utime(mark)
        else:
            new.append(unit)
    failed, left = [], []
    together = list(batches(new))
    random.shuffle(together)  # so that each run that is cut short looks at others
    with tempfile.TemporaryDirectory(prefix="tidy.", dir=options.build) as place, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        looker = Looker(place)
        def look(batch):
            late = options.within is not None and time.monotonic() - started >= options.within * 60
            return None if late else looker.findings(batch)

        waiting = {pool.submit(look, batch): batch for batch in together}
        for done in concurrent.futures.as_completed(waiting):
            found = done.result()
            if found is None:
                left += waiting[done]
                continue
            for unit, said in found:
                print(said, flush=True)
                failed.append(unit)
            for unit in waiting[done]:
                if unit not in failed and unit.key(Text(), common) == unit.known: # not edited meanwhile
                    with open(os.path.join(options.cache, unit.known), "w", encoding="utf-8"):
                        pass
    forget_old(options.cache)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"clang-tidy: {len(units)} units, {len(new)} of them new, {len(failed)} with findings, {len(left)} left for another time; "
          f"{time.monotonic() - started:.0f} s, of the processor {used.ru_utime + used.ru_stime:.0f} s")
    for unit in failed:
        print(f"   {os.path.relpath(unit.path, SOURCE)}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
