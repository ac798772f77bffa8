"""The rows of an edition arranged for the checks: texts by series, forum and session, and where each state stood."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import polars as pl

from onrecord.bodies import Forum
from onrecord.claims.check.held_text import Action, SponsorList, Stand, Tally, Text, Vote
from onrecord.claims.check.wording import name_state
from onrecord.claims.models import Stage
from onrecord.record import Rank
from onrecord.record.queries.texts import fill_documents
from onrecord.standing.positions import TABLES_READ, derive_positions
from onrecord.standing.texts import forum_of, is_committee, link_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.record.edition import Edition

__all__ = ["Action", "Held", "Series", "SponsorList", "Stand", "Tally", "Text", "Vote", "hold"]

_BLANK = Stand("unknown", "", "", "", "", "", None, "unknown", "", "", "", "")
_FEWEST_VOTES = 60
"""No session since 1976 had fewer recorded votes on resolutions than this; what a file holds fewer of is a part."""
_NAMED = ("main", "tabled", "added", "sponsor")


class Held:
    """What an edition holds, by series; each series is arranged when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._series: dict[str, Series] = {}

    @cached_property
    def series_ids(self) -> frozenset[str]:
        """Every series of the edition."""
        return frozenset(self._edition.chosen("series")["series"].to_list())

    def series(self, name: str | None) -> Series | None:
        """The series of that id, or the one text of that symbol; None where the edition holds neither."""
        if name is None:
            return None
        if name not in self._series:
            if name in self.series_ids:
                self._series[name] = Series(self._edition, name, self)
            elif name in self._documents:
                self._series[name] = Series(self._edition, name, self, alone=True)
            else:
                return None
        return self._series[name]

    @cached_property
    def _documents(self) -> frozenset[str]:
        actions, documents = self._edition.chosen("actions"), self._edition.chosen("documents")
        symbols = [documents["document"], documents["becomes"], actions["document"], actions["leads_to"]]
        return frozenset(symbol for column in symbols for symbol in column.drop_nulls().to_list())

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The chosen rows of a small table: asks, acts, letters, letter_names, governments."""
        if table not in self._rows:
            self._rows[table] = self._edition.chosen(table).to_dicts()
        return self._rows[table]

    @cached_property
    def whole_sessions(self) -> Mapping[str, int]:
        """The Assembly's sessions whose recorded votes are all held, and how many those are."""
        votes = self._edition.chosen("actions").filter(body="A", method="recorded_vote")
        counted = dict(votes.group_by("session").agg(pl.col("document").n_unique()).rows())
        regular = [int(session) for session in counted if session and session.isdecimal()]
        # votes of a later one show that it is not still going on
        return {
            str(session): counted[str(session)]
            for session in regular
            if counted[str(session)] >= _FEWEST_VOTES and session < max(regular)
        }

    def votes(self, year: int, forum: Forum) -> list[Vote]:
        """Return the recorded votes of the forum's plenary in that year, of every question.

        Totals that the source leaves out are counted from the roll call.
        """
        if (year, forum) not in self._votes:
            self._votes[year, forum] = list(self._read_votes(year, forum))
        return self._votes[year, forum]

    def _read_votes(self, year: int, forum: Forum) -> Iterable[Vote]:
        rows = self._edition.chosen("actions").filter(
            pl.col("date").dt.year() == year, pl.col("method") == "recorded_vote",
            forum_of(pl.col("body")) == forum.value, ~is_committee(pl.col("body")),
        )  # fmt: skip
        series = dict(self._edition.chosen("series_members").select("document", "series").rows())
        totals = rows.select(pl.coalesce("leads_to", "document"), "date", "origin_id", "yes", "no", "abstain").rows()
        uncounted = [document for document, _, _, *told in totals if None in told]
        counted = _count_ballots(self._edition.of_documents("ballots", uncounted)) if uncounted else {}
        for document, day, origin, *told in totals:
            tally = counted.get(document) if None in told else (told[0], told[1], told[2])
            if tally is not None:
                yield Vote(series.get(document, document), document, day, tally, origin)

    @cached_property
    def _votes(self) -> dict[tuple[int, Forum], list[Vote]]:
        return {}

    @cached_property
    def asks(self) -> Mapping[str, list[dict[str, Any]]]:
        """What each text asks, by its symbol."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows("asks"):
            grouped.setdefault(row["document"], []).append(row)
        return grouped

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, Any]]]:
        return {}

    @cached_property
    def state_names(self) -> Mapping[str, str]:
        """Short English name by ISO3 code."""
        rows = self._edition.chosen("states").select("state", "name").rows()
        return dict(rows)

    def title(self, question: str) -> str:
        """The title of a series, or of the one text of that symbol; empty where none is held."""
        return self._titles.get(question, "")

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        texts = self._edition.chosen("documents").drop_nulls("title").select("document", "title").rows()
        return dict(texts) | dict(self._edition.chosen("series").select("series", "title").rows())

    @cached_property
    def names_in_sentences(self) -> Mapping[str, str]:
        """The same with the article that the name takes in a sentence."""
        return {state: name_state(self.state_names, state) for state in self.state_names}

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """Title of each topic of asks."""
        return dict(self._edition.chosen("topics").select("topic", "title").rows())

    @cached_property
    def printed_days(self) -> Mapping[str, str]:
        """The date printed on each document, as far as it is held."""
        return dict(fill_documents(self._edition.table("documents")).select("document", "date").rows())

    @cached_property
    def listed(self) -> Mapping[str, list[str]]:
        """The documents that have rows of sponsors, by the symbol without its revision: A/C.3/69/L.28 for its Rev.1."""
        documents = self._edition.chosen("sponsorships")["document"].unique().sort().to_list()
        return _group((_stem(document), document) for document in documents)

    @cached_property
    def ranks(self) -> Mapping[str, str]:
        """Rank by origin id."""
        return dict(self._edition.table("origins").select("origin_id", "rank").rows())

    def is_reported(self, origin: str) -> bool:
        """True where the row rests on the press, a ministry or an organisation."""
        return self.ranks.get(origin) == Rank.REPORTED.value


class Series:
    """The texts of one series and the states' stands on them; `alone`: of one text that belongs to none."""

    def __init__(self, edition: Edition, name: str, held: Held, *, alone: bool = False) -> None:
        self.name = name
        tables = {table: edition.chosen(table) for table in TABLES_READ}
        if alone:
            tables |= _as_series(tables, name)
        self._all = edition
        self._linked = link_documents(tables, name)
        self._whole = held.whole_sessions
        # Only its own rows: a series is kept as long as the edition is
        self._sponsors = _of_family(tables["sponsorships"], self._linked, held.listed)
        self._ranks = held.ranks
        self._origins = dict(
            tables["series_members"].filter(pl.col("series") == name).select("document", "origin_id").rows()
        )
        self._dates = held.printed_days
        self.names = held.names_in_sentences
        about = tables["series"].filter(pl.col("series") == name)["about"].to_list()
        self.about: str | None = about[0] if about else None
        frame = derive_positions(tables, name)
        self._arrange(tuple(self._build_texts(frame)))
        self._stands = dict(_read_stands(frame))

    def _arrange(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts
        self.forums = frozenset(text.forum for text in texts)
        self.by_document = {document: text for text in texts for document in text.documents}
        self._of_forums: dict[tuple[Forum, ...], tuple[Text, ...]] = {}
        self._bounds: dict[tuple[Forum, ...], tuple[int, int]] = {}

    def of_forum(self, *forums: Forum) -> tuple[Text, ...]:
        """Its texts in those forums, by year."""
        found = self._of_forums.get(forums)
        if found is None:
            found = self._of_forums[forums] = tuple(text for text in self.texts if text.forum in forums)
        return found

    def bounds(self, *forums: Forum) -> tuple[int, int]:
        """First and last year in which the record holds a text of those forums; (9999, 0) where it holds none."""
        if forums not in self._bounds:
            years = [text.year for text in self.of_forum(*forums)]
            self._bounds[forums] = (min(years), max(years)) if years else (9999, 0)
        return self._bounds[forums]

    def stand(self, text: Text, state: str) -> Stand:
        """Where the state stood; all unknown where the record has no row of it."""
        return self._stands.get((text.symbol, state), _BLANK)

    def printed_on(self, text: Text, state: str) -> str:
        """yes, no or unknown: on the list as printed when it was tabled. No only from a list complete at tabling."""
        if state in self._printed.get(text.draft, ()):
            return "yes"
        complete = any(
            item.document == text.draft and item.stage == "at_tabling" and item.extent == "complete"
            for item in text.lists
        )
        return "no" if complete and text.draft in self._printed else "unknown"

    def printed_names(self, document: str) -> frozenset[str]:
        """Those on the list of that document as it was printed, a version that was revised later too."""
        return self._printed_lists.get(document, frozenset())

    @cached_property
    def _printed_lists(self) -> dict[str, frozenset[str]]:
        rows = self._sponsors.filter(pl.col("role") == "tabled").drop_nulls("state").group_by("document").agg("state")
        return {document: frozenset(states) for document, states in rows.rows()}

    def named_as_printed(self, text: Text) -> int:
        """How many states are on the list as it was printed when it was tabled."""
        return len(self._printed.get(text.draft, ()))

    def ballots(self, document: str, state: str) -> tuple[str, ...]:
        """Every reading of the state's vote on that document, the chosen one first."""
        return self._ballots.get(document, {}).get(state, ())

    def voters(self, document: str, ballot: str) -> frozenset[str]:
        """The states that cast that ballot on that document, by any reading."""
        cast = self._ballots.get(document, {}).items()
        return frozenset(state for state, readings in cast if ballot in readings)

    def mains(self, text: Text) -> tuple[tuple[str, str, str, str], ...]:
        """Main sponsors held of the text: state or printed name, group, origin, rank."""
        return self._mains.get(text.symbol, ())

    def named_sponsors(self, document: str) -> int:
        """How many states are on the list of that document, additions included."""
        return len(self._on_list.get(document, ()))

    def is_named(self, document: str, state: str) -> bool:
        """True where the state is on the list of that document."""
        return state in self._on_list.get(document, ())

    def has_withdrawn(self, text: Text, state: str) -> bool:
        """True where it was on the list of that very text and took its name off."""
        return (text.symbol, state) in self._withdrawn

    @cached_property
    def _withdrawn(self) -> frozenset[tuple[str, str]]:
        rows = self._sponsors.join(self._linked, on="document").filter(pl.col("role") == "withdrawn")
        return frozenset(rows.select("text", "state").rows())

    def name_state(self, state: str) -> str:
        """The state's name with its article."""
        return self.names.get(state, state)

    def day_of(self, document: str) -> date | None:
        """The day printed on a document, where it is held to the day."""
        return _read_day(self._dates.get(document))

    @cached_property
    def versions(self) -> tuple[tuple[Text, str], ...]:
        """Earlier versions of a text's draft that have a sponsor list of their own: A/C.3/69/L.28 before Rev.1."""
        stems = {_stem(text.draft): text for text in self.texts if text.draft}
        listed = sorted(d for d in self._on_list if d not in {text.draft for text in self.texts})
        return tuple((stems[_stem(d)], d) for d in listed if _stem(d) in stems)

    def list_origin(self, document: str) -> str:
        """Where the list of that document was read."""
        return self._list_origins.get(document, "")

    def is_full(self, text: Text) -> bool:
        """True where the names of the roll call add up to its totals, so that whoever is not on it did not vote."""
        action = text.action(Stage.PLENARY)
        if action is None or not action.tallies:
            return False
        cast = [readings[0] for readings in self._ballots.get(text.symbol, {}).values()]
        return any(
            tuple(cast.count(ballot) for ballot in ("yes", "no", "abstain")) == tally for tally in action.tallies
        )

    @cached_property
    def _sponsorships(self) -> pl.DataFrame:
        return self._sponsors.join(self._linked, on="document").filter(pl.col("role").is_in(_NAMED))

    @cached_property
    def _printed(self) -> dict[str, frozenset[str]]:
        rows = self._sponsorships.filter(pl.col("role") == "tabled").group_by("document").agg(pl.col("state"))
        return {document: frozenset(states) for document, states in rows.rows()}

    @cached_property
    def _list_origins(self) -> dict[str, str]:
        rows = self._all.chosen("coverage").filter(pl.col("list") == "sponsors").select("document", "origin_id").rows()
        named = self._lists_of.group_by("document").agg(pl.col("origin_id").first()).rows()
        return {**dict(named), **dict(rows)}

    @property
    def _lists_of(self) -> pl.DataFrame:
        return self._sponsors.filter(pl.col("role").is_in(["tabled", "added"]))

    @cached_property
    def _on_list(self) -> dict[str, frozenset[str]]:
        rows = self._lists_of.group_by("document").agg("state").rows()
        return {document: frozenset(states) for document, states in rows}

    @cached_property
    def _mains(self) -> dict[str, tuple[tuple[str, str, str, str], ...]]:
        out: dict[str, list[tuple[str, str, str, str]]] = {}
        rows = self._sponsorships.filter(pl.col("role") == "main")
        for text, state, printed, via, origin in rows.select("text", "state", "printed", "via", "origin_id").rows():
            out.setdefault(text, []).append((state or printed or "", via or "", origin, self._ranks.get(origin, "")))
        return {text: tuple(names) for text, names in out.items()}

    @cached_property
    def _ballots(self) -> dict[str, dict[str, tuple[str, ...]]]:
        rows = self._all.of_documents("ballots", self._linked["document"]).drop_nulls("state")
        out: dict[str, dict[str, tuple[str, ...]]] = {}
        ordered = rows.sort("chosen", descending=True, maintain_order=True)
        for document, state, ballot in ordered.select("document", "state", "ballot").rows():
            readings = out.setdefault(document, {})
            readings[state] = tuple(dict.fromkeys((*readings.get(state, ()), ballot)))
        return out

    def _build_texts(self, frame: pl.DataFrame) -> Iterable[Text]:
        actions = self._build_actions()
        lists = self._build_lists()
        documents = _group(self._linked.select("text", "document").rows())
        keys = frame.with_columns(pl.coalesce("resolution", "draft").alias("text")).unique("text", maintain_order=True)
        for row in keys.sort("year", "date", nulls_last=True).iter_rows(named=True):
            symbol, draft = row["text"], row["draft"] or ""
            done = tuple(self._settle(symbol, row["session_label"], actions.get(symbol, [])))
            yield Text(
                self.name, Forum(row["forum"]), row["session_label"], row["year"], symbol, draft,
                tuple(documents.get(symbol, ())), done,
                tuple(lists.get(symbol, ())), self.day_of(draft),
            )  # fmt: skip

    def _settle(self, symbol: str, session: str, actions: Iterable[Action]) -> Iterable[Action]:
        """The actions; a resolution that is not among the recorded votes of a session, all held, had none."""
        among = self._whole.get(session, 0) if symbol.startswith(f"A/RES/{session}/") else 0
        plenary = None
        for action in actions:
            if action.stage is Stage.PLENARY:
                plenary = action
            if action.stage is Stage.COMMITTEE or action.method or not among:
                yield action
        if among and (plenary is None or not plenary.method):
            day = plenary.date if plenary is not None else None
            origin = plenary.origin if plenary is not None else self._origins.get(symbol, "")
            yield Action(
                Stage.PLENARY, symbol, day, "adopted", "without_vote", (), origin, Rank.CATALOGUE.value, among=among
            )

    def _build_actions(self) -> dict[str, list[Action]]:
        table = self._all.table("actions").with_columns(pl.coalesce("leads_to", "document").alias("of"))
        texts = self._linked.select("text", pl.col("document").alias("of")).unique()
        rows = table.join(texts, on="of").filter(forum_of(pl.col("body")).is_not_null())
        rows = rows.with_columns(is_committee(pl.col("body")).alias("_committee")).sort("chosen", descending=True)
        readings: dict[tuple[str, bool], list[dict[str, Any]]] = {}
        for row in rows.iter_rows(named=True):
            readings.setdefault((row["text"], row["_committee"]), []).append(row)
        out: dict[str, list[Action]] = {}
        for (text, committee), found in sorted(readings.items(), key=lambda item: (item[0][0], not item[0][1])):
            first = found[0]
            tallies = [(r["yes"], r["no"], r["abstain"]) for r in found if r["method"] == "recorded_vote"]
            told = tuple(dict.fromkeys(tally for tally in tallies if tally != (None, None, None)))
            counted = None if told or committee else self._count(text)
            out.setdefault(text, []).append(
                Action(
                    Stage.COMMITTEE if committee else Stage.PLENARY,
                    first["document"] or first["leads_to"] or text, first["date"], first["kind"], first["method"] or "",
                    (counted,) if counted else told, first["origin_id"], self._ranks.get(first["origin_id"], ""),
                    counted is not None,
                )
            )  # fmt: skip
        return out

    def _count(self, text: str) -> Tally | None:
        """The totals of a roll call that is held without them; None where no roll call is."""
        cast = [readings[0] for readings in self._ballots.get(text, {}).values()]
        return _tally(cast) if cast else None

    def _build_lists(self) -> dict[str, list[SponsorList]]:
        rows = self._all.table("coverage").filter(pl.col("list") == "sponsors").join(self._linked, on="document")
        out: dict[str, list[SponsorList]] = {}
        for row in rows.sort("document", "stage", "chosen", descending=[False, True, True]).iter_rows(named=True):
            out.setdefault(row["text"], []).append(
                SponsorList(
                    row["document"], row["stage"], row["extent"], row["names"], row["total"],
                    row["total_printed"] or "", row["origin_id"], self._ranks.get(row["origin_id"], ""),
                )
            )  # fmt: skip
        return out


def _as_series(tables: Mapping[str, pl.DataFrame], symbol: str) -> dict[str, pl.DataFrame]:
    """The tables of series with one more, whose only text is the document."""
    row = {"series": symbol, "document": symbol}
    return {
        name: pl.concat([tables[name], pl.DataFrame([{k: row[k] for k in keys}])], how="diagonal_relaxed")
        for name, keys in (("series", ["series"]), ("series_members", ["series", "document"]))
    }


def _count_ballots(ballots: pl.DataFrame) -> dict[str, Tally]:
    """The totals of each roll call: in favour, against, abstaining."""
    cast = ballots.filter(pl.col("chosen")).group_by("document").agg(pl.col("ballot"))
    return {document: _tally(votes) for document, votes in cast.rows()}


def _tally(cast: list[str]) -> Tally:
    return cast.count("yes"), cast.count("no"), cast.count("abstain")


def _of_family(rows: pl.DataFrame, linked: pl.DataFrame, listed: Mapping[str, list[str]]) -> pl.DataFrame:
    """The rows of those documents and of their other versions: A/C.3/69/L.28 beside A/C.3/69/L.28/Rev.1."""
    stems = {_stem(document) for document in linked["document"]}
    family = [document for stem in stems for document in listed.get(stem, ())]
    return rows.filter(pl.col("document").is_in(family))


def _stem(document: str) -> str:
    return document.split("/Rev.")[0]


def _read_stands(frame: pl.DataFrame) -> Iterable[tuple[tuple[str, str], Stand]]:
    for row in frame.iter_rows(named=True):
        stand = Stand(
            row["sponsor"], row["role"] or "", row["via"] or "", row["why"] or "", row["vote"] or "",
            row["committee_vote"] or "", row["member"], row["position"], row["sponsor_document"] or "",
            row["sponsor_origin_id"] or "", row["sponsor_rank"] or "", row["vote_origin_id"] or "",
        )  # fmt: skip
        yield (row["resolution"] or row["draft"], row["state"]), stand


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return out


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None


_HELD: WeakKeyDictionary[Edition, Held] = WeakKeyDictionary()


def hold(edition: Edition) -> Held:
    """The edition's rows arranged for the checks, made once an edition."""
    if edition not in _HELD:
        _HELD[edition] = Held(edition)
    return _HELD[edition]
