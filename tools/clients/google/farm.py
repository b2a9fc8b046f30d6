"""What the unmodified google-api-python-client does with the farm: python farm.py <feature> <base URL>."""

import http.server
import json
import sys
import threading

import google.oauth2.credentials
import google_auth_httplib2
import httplib2
from googleapiclient.discovery import build, build_from_document
from googleapiclient.errors import BatchError, HttpError, UnknownApiNameOrVersion

TOKEN = "hay"


class Recorder(httplib2.Http):
    """The connection, which remembers the batches that went over it."""

    def __init__(self):
        super().__init__()
        self.batches = []

    def request(self, uri, method="GET", body=None, headers=None, **more):
        if "/batch/" in uri:
            self.batches.append(body)
        return super().request(uri, method, body, headers, **more)


class Answers:
    """A callback that keeps what it is told."""

    def __init__(self):
        self.all = []

    def __call__(self, request_id, response, exception):
        self.all.append((request_id, response, exception))

    @property
    def values(self):
        for request_id, _, exception in self.all:
            assert exception is None, (request_id, exception)
        return [response for _, response, _ in self.all]


def credentials(token=TOKEN):
    return google.oauth2.credentials.Credentials(token=token)


def discovery_url(base):
    return base + "/discovery/v1/apis/{api}/{apiVersion}/rest"


def farm(base, creds=None):
    return build("farm", "v2", discoveryServiceUrl=discovery_url(base), credentials=creds or credentials(), cache_discovery=False)


def anonymous(base):
    return build("farm", "v2", discoveryServiceUrl=discovery_url(base), http=httplib2.Http(), cache_discovery=False)


def raises(kind, run):
    try:
        run()
    except kind as error:
        return error
    raise AssertionError("%s was not raised" % kind)


def alone(base):
    service = farm(base)
    sheep = service.animals().insert(name="sheep").execute()
    assert sheep["name"] == "sheep"
    pig = service.animals().insert(body={"name": "pig", "note": "grün \u2028"}).execute()
    assert service.animals().get(animalId=pig["id"]).execute() == {"id": pig["id"], "name": "pig", "note": "grün \u2028"}
    patched = service.animals().patch(animalId=pig["id"], body={"note": None}).execute()
    assert patched == {"id": pig["id"], "name": "pig"}, patched
    page = service.animals().list(maxResults=1).execute()
    assert len(page["items"]) == 1 and page["nextPageToken"]
    request = service.animals().list(maxResults=1)
    following = service.animals().list_next(request, page).execute()
    assert following["items"][0]["id"] != page["items"][0]["id"]
    service.animals().delete(animalId=pig["id"]).execute()
    error = raises(HttpError, service.animals().get(animalId=pig["id"]).execute)
    assert error.status_code == 404 and error.reason == 'There is nothing with the id "%s".' % pig["id"], error.reason


def discovery(base):
    service = build("farm", "v2", discoveryServiceUrl=base + "/$discovery/rest?version=v2", credentials=credentials(), cache_discovery=False)
    service.animals().list().execute()
    _, content = httplib2.Http().request(base + "/discovery/v1/apis/farm/v2/rest")
    document = json.loads(content)
    assert document["rootUrl"] == base + "/", document["rootUrl"]
    built = build_from_document(content, credentials=credentials())
    built.farmers().insert(name="Ada").execute()
    other = discovery_url(base)
    raises(UnknownApiNameOrVersion, lambda: build("barn", "v9", discoveryServiceUrl=other, http=httplib2.Http(), cache_discovery=False))


def callbacks(base):
    service = farm(base)
    everything, one = Answers(), Answers()
    batch = service.new_batch_http_request(callback=everything)
    batch.add(service.farmers().insert(name="Ada"), callback=one, request_id="first")
    batch.add(service.farmers().insert(body={"name": "Bo"}))
    batch.add(service.farmers().list(maxResults=1000))
    raises(KeyError, lambda: batch.add(service.farmers().list(), request_id="first"))
    batch.execute()
    assert [request_id for request_id, _, _ in everything.all] == ["first", "1", "2"]
    assert one.all == everything.all[:1]
    ada, bo, page = everything.values
    assert ada["name"] == "Ada" and bo["name"] == "Bo"
    # As if one by one: the list has both.
    assert [farmer for farmer in page["items"] if farmer["id"] in (ada["id"], bo["id"])] == [ada, bo]


def errors(base):
    service = farm(base)
    answers = Answers()
    batch = service.new_batch_http_request(callback=answers)
    batch.add(service.animals().insert(name="goat"))
    batch.add(service.animals().get(animalId="999999"))
    batch.add(service.animals().list(maxResults=0))
    batch.add(service.animals().insert(body={"name": 7}))
    batch.add(service.animals().list())
    batch.execute()
    exceptions = [exception for _, _, exception in answers.all]
    assert exceptions[0] is None and exceptions[4] is None
    assert [(type(each), each.status_code, each.reason) for each in exceptions[1:4]] == [
        (HttpError, 404, 'There is nothing with the id "999999".'),
        (HttpError, 400, "maxResults is a whole number from 1 to 1000."),
        (HttpError, 400, "name is text or null."),
    ], exceptions


def nothing_to_say(base):
    service = farm(base)
    made = Answers()
    batch = service.new_batch_http_request(callback=made)
    for name in ("a", "b"):
        batch.add(service.animals().insert(name=name))
    batch.execute()
    answers = Answers()
    batch = service.new_batch_http_request(callback=answers)
    for animal in made.values:
        batch.add(service.animals().delete(animalId=animal["id"]))
    batch.add(service.animals().get(animalId=made.values[0]["id"]))
    batch.execute()
    # The client reads the empty body of a 204 as it reads the one of the same call alone.
    lone = service.animals().insert(name="c").execute()
    empty = service.animals().delete(animalId=lone["id"]).execute()
    assert [response for _, response, _ in answers.all[:2]] == [empty, empty], answers.all
    assert answers.all[2][2].status_code == 404


def unicode_text(base):
    service = farm(base)
    answers = Answers()
    names = ["ünï \n ©", "日本語", "\u0000\u001f", "emoji 🐑", 'quote " \\ /', "--===", "x" * 5000, "\r\n--batch"]
    ids = ["a b", "ü+%", "<x>", "日本" * 30, "long " * 40, "#", "1 + 2", "."]
    batch = service.new_batch_http_request(callback=answers)
    for request_id, name in zip(ids, names):
        batch.add(service.animals().insert(body={"name": name}), request_id=request_id)
    batch.execute()
    assert [(request_id, response["name"]) for request_id, response, _ in answers.all] == list(zip(ids, names)), answers.all


def thousand(base):
    service = farm(base)
    answers = Answers()
    batch = service.new_batch_http_request(callback=answers)
    for number in range(1000):
        batch.add(service.animals().insert(name="animal %d" % number))
    raises(BatchError, lambda: batch.add(service.animals().list()))
    batch.execute()
    assert [response["name"] for response in answers.values] == ["animal %d" % number for number in range(1000)]


def too_many(base):
    # More than the client lets anybody add.
    part = "--b\nContent-Type: application/http\n\nGET /farm/v2/animals\n\n"
    headers = {"content-type": "multipart/mixed; boundary=b"}
    response, content = httplib2.Http().request(base + "/batch/farm/v2", "POST", part * 1001 + "--b--", headers)
    error = HttpError(response, content)
    assert (error.status_code, error.reason) == (413, "A batch has at most 1000 parts; 1001 arrived."), error


def refresh(base):
    """Two services, one with a token that has run out: only its calls are sent again, with the new one."""

    class TokenEndpoint(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.dumps({"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    tokens = http.server.HTTPServer(("127.0.0.1", 0), TokenEndpoint)
    threading.Thread(target=tokens.serve_forever, daemon=True).start()
    stale = google.oauth2.credentials.Credentials(
        token="old straw",
        refresh_token="r",
        token_uri="http://127.0.0.1:%d/token" % tokens.server_port,
        client_id="farm",
        client_secret="s",
    )
    good, late = farm(base), farm(base, stale)
    answers, recorder = Answers(), Recorder()
    batch = good.new_batch_http_request(callback=answers)
    batch.add(good.animals().insert(name="one"), request_id="one")
    batch.add(late.animals().insert(name="two"), request_id="two")
    batch.add(good.animals().list(maxResults=1), request_id="three")
    batch.add(late.farmers().list(maxResults=1), request_id="four")
    batch.execute(http=google_auth_httplib2.AuthorizedHttp(credentials(), http=recorder))
    assert [request_id for request_id, _, _ in answers.all] == ["one", "two", "three", "four"]
    assert answers.values[1]["name"] == "two"
    assert len(recorder.batches) == 2, len(recorder.batches)
    assert [body.count("Content-ID: ") for body in recorder.batches] == [4, 2]
    assert "old straw" in recorder.batches[0] and "old straw" not in recorder.batches[1]
    tokens.shutdown()


def wrong_credentials(base):
    service = anonymous(base)
    answers, recorder = Answers(), Recorder()
    batch = service.new_batch_http_request(callback=answers)
    batch.add(service.animals().list())
    batch.execute(http=recorder)
    [(_, _, error)] = answers.all
    assert (error.status_code, error.reason) == (401, "The request has no valid authentication credentials."), error
    assert raises(HttpError, service.animals().list().execute).status_code == 401


def refused(base):
    service = farm(base)
    answers = Answers()
    batch = service.new_batch_http_request(callback=answers)
    batch.add(service.animals().insert(name="never"))
    batch.add(service.animals().get(animalId=".."))
    error = raises(HttpError, batch.execute)
    assert (error.status_code, error.reason) == (400, "A path has no dot segments, in whatever encoding; a string of 28 characters arrived."), error
    assert answers.all == []
    page = service.animals().list(maxResults=1000).execute()
    assert all(animal.get("name") != "never" for animal in page["items"])


def batch_in_batch(base):
    service = farm(base)
    answers = Answers()
    batch = service.new_batch_http_request(callback=answers)
    request = service.animals().insert(body={"name": "inner"})
    request.uri = base + "/batch/farm/v2"
    batch.add(request)
    batch.add(service.animals().list(maxResults=1))
    batch.execute()
    assert answers.all[0][2].status_code == 403
    assert answers.all[1][2] is None


def document(base):
    """The program of the library's page about batches, which names no service: the farm is the one it means."""
    from apiclient.http import BatchHttpRequest

    told = []
    http = google_auth_httplib2.AuthorizedHttp(credentials(), http=httplib2.Http())
    service = build("farm", "v2", discoveryServiceUrl=discovery_url(base), http=http, cache_discovery=False)
    batch_uri = base + "/batch/farm/v2"

    def list_animals(request_id, response, exception):
        if exception is not None:
            told.append(exception)
        else:
            told.append(("animals", response))

    def list_farmers(request_id, response, exception):
        """Do something with the farmers list response."""
        told.append(("farmers", response))

    batch = BatchHttpRequest(batch_uri=batch_uri)

    batch.add(service.animals().list(), callback=list_animals)
    batch.add(service.farmers().list(), callback=list_farmers)
    batch.execute(http=http)

    assert [name for name, _ in told] == ["animals", "farmers"] and all("items" in response for _, response in told), told

    told.clear()

    def insert_animal(request_id, response, exception):
        if exception is not None:
            told.append(exception)
        else:
            told.append((request_id, response["name"]))

    batch = BatchHttpRequest(callback=insert_animal, batch_uri=batch_uri)

    batch.add(service.animals().insert(name="sheep"))
    batch.add(service.animals().insert(name="pig"))
    batch.add(service.animals().insert(name="llama"))
    batch.execute(http=http)

    assert told == [("1", "sheep"), ("2", "pig"), ("3", "llama")], told


def over_tls(base):
    assert base.startswith("https://")
    alone(base)
    callbacks(base)


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
