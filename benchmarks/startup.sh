#!/usr/bin/env bash
# Whole-process times beside their baselines: benchmarks/startup.sh, with sendnotes installed (not
# editable) in the active environment, and hyperfine. Prints medians in milliseconds and ratios.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here/.." && python -m benchmarks.make_posts 1000 "$work/posts")
sendnotes init "$work/archive" --quiet
sendnotes add "$work/posts" --archive "$work/archive" --quiet > "$work/added"
hyperfine -N --warmup 3 --runs "${RUNS:-31}" --export-json "$work/times.json" \
    "sendnotes --help" \
    "python $here/baselines/two_commands.py --help" \
    "sendnotes search exclusion --archive $work/archive" \
    "python $here/baselines/only_imports.py" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
python - "$work/times.json" <<'PYTHON'
import json
import sys

medians = [each["median"] * 1000 for each in json.load(open(sys.argv[1]))["results"]]
for name, ours, theirs in (("--help", *medians[:2]), ("search, 1,000 posts", *medians[2:])):
    print(f"{name}: {ours:.0f} ms, baseline {theirs:.0f} ms, ratio {ours / theirs:.2f}")
PYTHON
