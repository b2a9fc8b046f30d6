"""What the unmodified google-api-python-client does with the catalogue: python catalogue.py <feature> <base URL> <token>."""

import sys

import google.auth.exceptions
import google.oauth2.credentials
import httplib2
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError


class Answers:
    """A callback that keeps what it is told."""

    def __init__(self):
        self.all = []

    def __call__(self, request_id, response, exception):
        self.all.append((request_id, response, exception))


def sheaf(base, token):
    url = base + "/discovery/v1/apis/{api}/{apiVersion}/rest"
    creds = google.oauth2.credentials.Credentials(token=token)
    return build("sheaf", "v1", discoveryServiceUrl=url, credentials=creds, cache_discovery=False)


def alone(base, token):
    items = sheaf(base, token).items()
    assert items.putItem(itemId="heat", body={"title": "Heat", "year": 1995}).execute() == {"itemId": "heat", "title": "Heat", "year": 1995}
    assert items.getItem(itemId="heat").execute()["title"] == "Heat"
    assert items.patchItem(itemId="heat", body={"year": None}).execute() == {"itemId": "heat", "title": "Heat"}
    assert [item["itemId"] for item in items.listItems(limit=1000).execute()["items"]] == ["heat"]
    items.deleteItem(itemId="heat").execute()
    try:
        items.getItem(itemId="heat").execute()
        raise AssertionError("it is gone")
    except HttpError as error:
        assert (error.status_code, error.reason) == (404, "There is no item with this id."), error


def long_query(base, token):
    """The client sends a GET of more than 2,048 characters as a form."""
    items = sheaf(base, token).items()
    for number in range(3):
        items.putItem(itemId="long-%d" % number, body={"n": number}).execute()
    ids = ",".join(["long-1"] + ["none-%04d" % number for number in range(300)])
    page = items.listItems(filter="itemId:in:" + ids).execute()
    assert [item["itemId"] for item in page["items"]] == ["long-1"], page


def batch(base, token):
    service = sheaf(base, token)
    answers = Answers()
    calls = service.new_batch_http_request(callback=answers)
    calls.add(service.items().putItem(itemId="a", body={"title": "A", "note": "grün"}), request_id="put")
    calls.add(service.users().putUser(userId="u", body={}))
    calls.add(service.interactions().addInteraction(body={"type": "rating", "rating": 4.5, "userId": "u", "itemId": "a"}))
    calls.add(service.items().getItem(itemId="a"))
    calls.add(service.items().getItem(itemId="nobody-has-this"))
    calls.add(service.items().putItem(itemId="no/slash", body={}))
    calls.add(service.items().listItems(limit=0))
    calls.add(service.items().deleteItem(itemId="a"))
    calls.execute()
    ids = [request_id for request_id, _, _ in answers.all]
    assert ids == ["put", "1", "2", "3", "4", "5", "6", "7"], ids
    by_id = {request_id: (response, exception) for request_id, response, exception in answers.all}
    assert by_id["3"][0] == {"itemId": "a", "title": "A", "note": "grün"}, by_id["3"]
    assert [by_id[str(n)][1] for n in (1, 2, 7)] == [None, None, None], by_id
    assert (by_id["4"][1].status_code, by_id["4"][1].reason) == (404, "There is no item with this id.")
    assert [by_id[str(n)][1].status_code for n in (5, 6)] == [422, 422]
    # Where the fault is stands in the details.
    assert by_id["6"][1].error_details[0]["location"] == "/parameters/limit", by_id["6"][1].error_details


def as_alone(base, token):
    service = sheaf(base, token)
    requests = [
        lambda: service.items().getItem(itemId="missing"),
        lambda: service.items().listItems(limit=1000000),
        lambda: service.users().listUsers(limit=2),
        lambda: service.items().putItem(itemId="b", body=[]),
    ]
    answers = Answers()
    calls = service.new_batch_http_request(callback=answers)
    for make in requests:
        calls.add(make())
    calls.execute()
    for make, (_, response, exception) in zip(requests, answers.all):
        try:
            assert make().execute() == response
        except HttpError as error:
            assert (error.status_code, error.reason, error.error_details) == (
                exception.status_code,
                exception.reason,
                exception.error_details,
            )


def credentials(base, token):
    """Each part has a credential of its own, and its own 401."""
    good, bad = sheaf(base, token), sheaf(base, "not-" + token)
    answers = Answers()
    calls = good.new_batch_http_request(callback=answers)
    calls.add(good.items().listItems(limit=1))
    request = good.items().listItems(limit=1)
    # With a connection that has no credential to refresh the client sends the part once more, and then gives up.
    request.http = httplib2.Http()
    request.headers["authorization"] = "Bearer not-" + token
    calls.add(request)
    calls.execute(http=httplib2.Http())
    assert answers.all[0][2] is None, answers.all[0]
    assert answers.all[1][2].status_code == 401, answers.all[1]
    try:
        bad.items().listItems().execute()
        raise AssertionError("was let in")
    except google.auth.exceptions.RefreshError:
        # 401: the client tries to refresh a credential that cannot be refreshed.
        pass


def thousand(base, token):
    service = sheaf(base, token)
    answers = Answers()
    calls = service.new_batch_http_request(callback=answers)
    for number in range(500):
        calls.add(service.items().putItem(itemId="t%d" % number, body={"n": number}))
    for number in range(500):
        calls.add(service.items().getItem(itemId="t%d" % number))
    calls.execute()
    assert all(exception is None for _, _, exception in answers.all)
    assert [response["n"] for _, response, _ in answers.all[500:]] == list(range(500))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
