"""The addresses of the site. English pages stand at the root, the others under their language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from onrecord.web.api import api
from onrecord.web.feeds import send_feed, send_series_feed, send_state_feed
from onrecord.web.pages import (
    about,
    changes,
    check,
    data,
    discrepancies,
    document,
    finding,
    home,
    series,
    source,
    state,
    state_files,
    state_list,
    world,
)

handler404 = "onrecord.web.pages.errors.show_missing"
handler500 = "onrecord.web.pages.errors.show_failure"

_SYMBOL = r"(?P<symbol>[A-Z][^?#]{1,80}?)"
_TABLES = r"(?P<table>documents|actions|sponsorships|ballots|coverage|asks|discrepancies|sources)"
_CHART = r"(?P<form>svg|png)"

urlpatterns = [
    path("api/v1/", api.urls),
    path("feeds/new.atom", send_feed, name="feed"),
    path("feeds/state/<slug:code>.atom", send_state_feed, name="state-feed"),
    path("feeds/series/<slug:name>.atom", send_series_feed, name="series-feed"),
    path("data/changes/<slug:table>.csv", changes.send_changes_csv, name="changes-csv"),
    path("data/manifest.json", data.send_manifest, name="manifest"),
    path("data/inputs.csv", data.send_inputs_csv, name="inputs-csv"),
    re_path(r"^data/(?P<name>[a-z_]+)\.(?P<form>csv|parquet)$", data.send_table, name="table"),
    path("series.csv", series.send_series_list_csv, name="series-list-csv"),
    path("state.csv", state_list.send_states_csv, name="state-list-csv"),
    path("series/<slug:name>/<slug:table>.csv", series.send_series_csv, name="series-csv"),
    path("state/<slug:code>/<slug:table>.csv", state_files.send_state_csv, name="state-csv"),
    re_path(rf"^document/{_SYMBOL}/{_TABLES}\.csv$", document.send_document_csv, name="document-csv"),
    path("discrepancies.csv", discrepancies.send_discrepancies_csv, name="discrepancies-csv"),
    path("map.csv", world.send_map_csv, name="map-csv"),
    *i18n_patterns(
        path("", home.show_home, name="home"),
        path("find", finding.find, name="find"),
        path("series", series.show_series_list, name="series-list"),
        re_path(rf"^series/(?P<name>[-a-zA-Z0-9_]+)/chart\.{_CHART}$", series.send_series_chart, name="series-chart"),
        path("series/<slug:name>", series.show_series, name="series"),
        path("state", state_list.show_state_list, name="state-list"),
        re_path(rf"^state/(?P<code>[-a-zA-Z0-9_]+)/timeline\.{_CHART}$", state_files.send_timeline, name="timeline"),
        path("state/<slug:code>", state.show_state, name="state"),
        path("source/<slug:origin_id>", source.show_source, name="source"),
        path("map", world.show_map, name="map"),
        re_path(rf"^map\.{_CHART}$", world.send_map, name="map-chart"),
        path("check", check.show_check, name="check"),
        path("check/keep", check.keep_check, name="keep"),
        path("check/<str:address>", check.show_kept, name="kept"),
        path("discrepancies", discrepancies.show_discrepancies, name="discrepancies"),
        path("data", data.show_data, name="data"),
        path("data/changes", changes.show_changes, name="changes"),
        path("how-it-works", about.show_about, name="about"),
        re_path(rf"^document/{_SYMBOL}/?$", document.show_document, name="document"),
        path("", include("onrecord.letters.urls")),
        prefix_default_language=False,
    ),
]
