"""What a Python program does with plain batches: python batches.py <feature> <base url> <token>."""

import sys

import requests

feature, base, token = sys.argv[1:]
session = requests.Session()
session.headers["authorization"] = f"Bearer {token}"


def batch(entries, path="/api/batch", **options):
    return session.post(base + path, json={"requests": entries}, **options)


def responses(entries, path="/api/batch"):
    answer = batch(entries, path)
    assert answer.status_code == 200, answer.text
    return answer.json()["responses"]


def equal(found, wanted):
    assert found == wanted, f"{found!r} instead of {wanted!r}"


def both_addresses():
    for path in ("/batch", "/api/batch"):
        [got] = responses([{"method": "GET", "path": "/health"}], path)
        equal((got["status"], got["body"]["status"]), (200, "ok"))


def bodies():
    answers = responses(
        [
            {"method": "PUT", "path": "/items/a", "body": {"title": "ü", "zero": 0}},
            {"method": "PATCH", "path": "/items/a", "body": {"zero": None, "one": 1}},
            {"method": "GET", "path": "/items/a"},
            {"method": "DELETE", "path": "/items/a"},
        ]
    )
    equal([each["status"] for each in answers], [201, 200, 200, 204])
    equal(answers[2]["body"], {"itemId": "a", "title": "ü", "one": 1})
    assert "body" not in answers[3]


def failures():
    answers = responses(
        [
            {"method": "GET", "path": "/items/nobody-has-this"},
            {"method": "DELETE", "path": "/health"},
            {"method": "POST", "path": "/api/batch", "body": {"requests": []}},
            {"method": "GET", "path": "/health"},
        ]
    )
    equal([each["status"] for each in answers], [404, 405, 403, 200])


def order():
    entries = [{"method": "PUT", "path": f"/items/order-{i}", "body": {"n": i}} for i in range(100)]
    equal([each["body"]["n"] for each in responses(entries)], list(range(100)))


def dependency():
    answers = responses(
        [
            {"id": "made", "method": "POST", "path": "/items", "body": {"title": "made"}},
            {"operationId": "getItem", "parameters": {"itemId": {"$result": "made#/body/itemId"}}},
            {"id": "lost", "method": "GET", "path": "/items/nobody-has-this"},
            {"method": "GET", "path": "/health", "dependsOn": ["lost"]},
        ]
    )
    equal([each["status"] for each in answers], [201, 200, 404, 424])
    equal(answers[1]["body"]["title"], "made")


def alone():
    equal(session.put(base + "/items/alone", json={"title": "alone"}).status_code, 201)
    equal(session.get(base + "/items/alone").json(), {"itemId": "alone", "title": "alone"})


def largest():
    entries = [{"method": "PUT", "path": f"/items/large-{i % 500}", "body": {"n": i}} for i in range(10_000)]
    equal(len([each for each in responses(entries) if each["status"] in (200, 201)]), 10_000)
    equal(batch(entries + entries[:1]).status_code, 413)


def refusal():
    for entries in ([{"method": "GET"}], [{"method": "GET", "path": "/../items"}], [{"method": "GET", "path": "//other.example/"}]):
        answer = batch(entries)
        equal((answer.status_code, answer.headers["content-type"].split(";")[0]), (400, "application/problem+json"))
    mixed = batch([{"method": "GET", "path": "/health"}, {"operation_id": "get_item", "name": "1"}])
    equal(mixed.status_code, 400)


def credentials():
    answer = batch([{"method": "GET", "path": "/health"}], headers={"authorization": "Bearer wrong-token"})
    equal((answer.status_code, answer.headers["www-authenticate"]), (401, "Bearer"))


globals()[feature]()
