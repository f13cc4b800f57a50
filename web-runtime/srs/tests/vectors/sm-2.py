"""Writes sm-2-0.3.0.txt: what the PyPI package `sm-2` makes of every sequence of one to five grades.

    python3 -m venv ../oracle && ../oracle/bin/pip install sm-2==0.3.0
    ../oracle/bin/python sm-2.py > sm-2-0.3.0.txt

The package keeps ease factors in binary floating point. After a 3 it asks for one more review the same day, which
changes neither ease factor nor interval; here that review is a 4.

The file: first every ease factor that occurs, as the shortest decimal that gives back the same float; then a line for
each sequence of up to four grades (`-` is the empty one), and in it, for each of the grades 0 to 5 added to the
sequence, the interval and the ease factor's place in the first line.
"""

from itertools import product

from sm_2 import Card, Scheduler


def review(grades):
    card = Card(card_id=0)
    for grade in grades:
        card, _ = Scheduler.review_card(card, grade, card.due)
        if card.needs_extra_review:
            card, _ = Scheduler.review_card(card, 4, card.due)
    return card.I, card.EF


eases = []
lines = []
for length in range(5):
    for grades in product(range(6), repeat=length):
        line = "".join(map(str, grades)) or "-"
        for grade in range(6):
            interval, ease = review([*grades, grade])
            if ease not in eases:
                eases.append(ease)
            line += f" {interval},{eases.index(ease)}"
        lines.append(line)

print("# PyPI sm-2 0.3.0, written by sm-2.py")
print(*map(repr, eases))
print(*lines, sep="\n")
