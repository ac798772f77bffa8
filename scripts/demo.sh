#!/bin/sh
# What a new user sees: the record is built, an article is checked against it, and how to go on.
set -eu
cd "$(dirname "$0")/.."
onrecord=${VENV:-.venv}/bin/onrecord
record=var/demo
article=examples/article.txt

echo "Building the record that comes with Onrecord:  $onrecord build --out $record"
mkdir -p var
"$onrecord" build --out "$record" >var/build.txt
tail -n 2 var/build.txt
echo
echo "Checking an article against it:  $onrecord check $article --published 2025-12-19"
echo
"$onrecord" --edition "$record" check "$article" --published 2025-12-19
cat <<END

How to go on
  $onrecord check YOUR-ARTICLE.txt      check a text, HTML, DOCX or PDF file of your own
  $onrecord state KOR --series dprk     where a state stands, session by session
  $onrecord series dprk                 what became of the resolution in each session
  $onrecord show A/RES/80/220           one resolution: sponsors, votes, what it asks for
  $onrecord discrepancies               where the sources do not agree
  $onrecord serve                       all of it as a site in your browser
  $onrecord --help                      everything else; docs/README.md leads on
END
