"""Vaix by Python's requests: python programs.py <which> <base url> <token> <client id>."""

import json
import pathlib
import sys

import requests

which, base, token, client = sys.argv[1:]
headers = {"Authorization": f"Bearer {token}", "x-vaix-client-id": client}
root = pathlib.Path(__file__).parents[3]


def the_documents_batch():
    text = (root / "packages/dialects/src/vaix/fixtures/batch.json").read_text()
    answer = requests.post(base + "/api/batch", headers=headers, json=json.loads(text))
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["status"] == "success"
    assert [part["name"] for part in body["data"]] == ["1", "2"]
    for part, count in zip(body["data"], [3, 2], strict=True):
        assert part["status_code"] == 200 and part["body"]["status"] == "success", part
        assert len(part["body"]["data"]) == count, part


def alone():
    params = {"user": "ada", "count": 1, "from_offset": "-3h", "filters": "sport:eq:Soccer"}
    answer = requests.get(base + "/api/sports/events/recommended", headers=headers, params=params)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["data"]) == 1


def failure():
    entries = [{"operation_id": "get_popular_events", "name": "1", "params": {"count": "-2"}}]
    [part] = requests.post(base + "/api/batch", headers=headers, json={"requests": entries}).json()["data"]
    wanted = {"error": "invalid value for count: cannot be less than 1, got -2", "status": "error"}
    assert part == {"body": wanted, "name": "1", "status_code": 400}, part


[the_documents_batch, alone, failure][int(which)]()
