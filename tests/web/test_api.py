"""The interface for programs: shapes, one shape of error, paging, reading from any site, measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from onrecord.web.shelf import Shelf


def get(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(f"/api/v1{path}")
    assert response.status_code == status, response.content
    return response.json()


def test_the_edition_and_its_tables(client: Client, shelf: Shelf) -> None:
    answer = get(client, "/edition")
    assert answer["edition"] == shelf.edition.id
    assert {table["name"]: table["rows"] for table in answer["tables"]}["series"] == 1


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("/states", 210),
        ("/series", 1),
        ("/positions?series=dprk&state=KOR", 43),
        ("/ballots?document=A/RES/60/173", 192),
        ("/sponsorships?document=A/C.3/63/L.26&state=KOR", 3),
        ("/discrepancies?document=A/RES/62/167", 4),
    ],
)
def test_lists_say_how_many_there_are(client: Client, path: str, total: int) -> None:
    answer = get(client, path)
    assert answer["total"] == total
    assert len(answer["items"]) == min(total, answer["limit"])


def test_paging_gives_each_row_once(client: Client) -> None:
    whole = get(client, "/states?limit=1000")["items"]
    parts = [get(client, f"/states?limit=70&offset={offset}")["items"] for offset in (0, 70, 140, 210)]
    assert [row for part in parts for row in part] == whole


def test_a_document_is_told_with_its_drafts(client: Client) -> None:
    answer = get(client, "/documents/A/C.3/80/L.29")
    assert answer["family"] == ["A/RES/80/220", "A/C.3/80/L.29"]
    assert answer["series"] == ["dprk"]
    assert {row["state"] for row in answer["sponsorships"]} >= {"KOR", "JPN"}


def test_a_fact_leads_to_its_origin(client: Client) -> None:
    row = get(client, "/ballots?document=A/RES/60/173&state=KOR")["items"][0]
    assert (row["ballot"], row["chosen"]) == ("abstain", True)
    assert get(client, f"/origins/{row['origin_id']}")["item"]["rank"] in ("document", "catalogue")


def test_a_text_is_checked(client: Client) -> None:
    body = {"text": "Japan co-sponsored the resolution on North Korea in 2023.", "published": "2025-12-19"}
    answer = client.post("/api/v1/check", body, content_type="application/json").json()
    assert [claim["verdict"] for claim in answer["claims"]] == ["supported"]
    assert answer["claims"][0]["evidence"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/states/XXX", 404, "not_found"),
        ("/series/none", 404, "not_found"),
        ("/documents/A/RES/1/999", 404, "not_found"),
        ("/documents/nonsense", 422, "bad_request"),
        ("/positions", 422, "bad_request"),
        ("/positions?series=none", 404, "not_found"),
        ("/states?limit=0", 422, "bad_request"),
        ("/states?offset=-1", 422, "bad_request"),
        ("/ballots?document=%2F", 422, "bad_request"),
        ("/origins/none", 404, "not_found"),
        ("/nowhere", 404, "not_found"),
    ],
)
def test_every_error_has_one_shape(client: Client, path: str, status: int, code: str) -> None:
    fault = get(client, path, status)["error"]
    assert fault["code"] == code
    assert fault["message"]
    assert set(fault) == {"code", "message", "hint"}


def test_any_site_may_read_and_none_may_write(client: Client) -> None:
    read = client.get("/api/v1/edition", headers={"Origin": "https://elsewhere.example"})
    assert read.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/edition", headers={"If-None-Match": read.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    written = client.post("/api/v1/check", {"text": "x"}, content_type="application/json")
    assert "Access-Control-Allow-Origin" not in written.headers


def test_an_answer_is_had_without_its_body(client: Client) -> None:
    whole = client.get("/api/v1/states/KOR")
    head = client.head("/api/v1/states/KOR")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert int(head.headers["Content-Length"]) == len(whole.content)


def test_a_browser_may_ask_beforehand(client: Client) -> None:
    """A page elsewhere that sends If-None-Match asks first whether it may."""
    asked = client.options("/api/v1/states", headers={"Origin": "https://elsewhere.example"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "POST" not in asked.headers["Access-Control-Allow-Methods"]


def test_what_is_asked_in_another_way_is_refused_in_the_same_shape(client: Client) -> None:
    for method in ("post", "put", "delete", "patch"):
        refused = getattr(client, method)("/api/v1/states")
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET"
        assert refused.json()["error"]["code"] == "not_allowed"


def test_a_failure_of_ours_has_the_same_shape(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("onrecord.web.shelf.Shelf.require_state", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/states/KOR")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "failed"
    assert "ZeroDivision" not in answer.content.decode()


def test_a_body_that_is_too_large_is_refused_in_the_same_shape(client: Client) -> None:
    answer = client.generic("POST", "/api/v1/check", b"", headers={"Content-Length": "6000000"})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


def test_too_many_requests_are_refused_in_the_same_shape(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import middleware

    monkeypatch.setattr(middleware, "READS_A_MINUTE", 1)
    assert client.get("/api/v1/edition").status_code == 200
    refused = client.get("/api/v1/edition")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert refused.json()["error"]["code"] == "too_many_requests"


def test_every_column_of_the_interface_is_documented(client: Client) -> None:
    schemas = get(client, "/openapi.json")["components"]["schemas"]
    rows = (
        "State",
        "Series",
        "Document",
        "Action",
        "Sponsorship",
        "Ballot",
        "Coverage",
        "Ask",
        "Discrepancy",
        "Origin",
        "Position",
    )
    bare = [
        f"{name}.{field}"
        for name in rows
        for field, shape in schemas[name]["properties"].items()
        if not shape.get("description")
    ]
    assert bare == []
