"""What the PyPI client does beyond program.py; ends at the first thing that is not as expected."""

import os
from datetime import datetime, timezone

from recombee_api_client.api_client import RecombeeClient
from recombee_api_client.api_requests import *
from recombee_api_client.exceptions import ApiTimeoutException, ResponseException

host, database, token = (os.environ["RECOMBEE_" + name] for name in ["HOST", "DATABASE", "TOKEN"])


def client_with(token):
    return RecombeeClient(database, token, options={"base_uri": host})


client = client_with(token)
client.send(ResetDatabase())


def refusal(request, by=client):
    try:
        by.send(request)
    except ResponseException as refused:
        return refused.status_code, refused.description
    raise AssertionError("it was not refused")


# Booleans in a query are True and False.
client.send(AddItemProperty("price", "int"))
client.send(SetItemValues("tv", {"price": 5}, cascade_create=True))
assert client.send(ListItems(return_properties=True)) == [{"itemId": "tv", "price": 5}]
assert client.send(ListItems(filter="'price' > 5", return_properties=False)) == []
assert client.send(GetItemPropertyInfo("price")) == {"name": "price", "type": "int"}

# Times with and without a zone, as datetime objects; lists tell seconds.
naive = datetime(2013, 10, 29, 9, 38, 41, 341000)
aware = naive.replace(tzinfo=timezone.utc)
client.send(AddDetailView("user", "tv", timestamp=naive, cascade_create=True, duration=15))
assert refusal(AddDetailView("user", "tv", timestamp=aware))[0] == 409
views = client.send(ListUserDetailViews("user"))
assert views == [{"userId": "user", "itemId": "tv", "timestamp": aware.timestamp(), "duration": 15}], views
client.send(DeleteDetailView("user", "tv", timestamp=aware.timestamp()))
assert client.send(ListItemDetailViews("tv")) == []

# Users, their values, and what becomes of one that is merged.
client.send(AddUserProperty("country", "string"))
client.send(SetUserValues("other", {"country": "CZ"}, cascade_create=True))
client.send(AddBookmark("other", "tv", timestamp=5))
client.send(MergeUsers("user", "other"))
assert client.send(ListUsers()) == ["user"]
assert client.send(ListItemBookmarks("tv")) == [{"userId": "user", "itemId": "tv", "timestamp": 5}]

# What is deleted, and what was not there.
client.send(SetViewPortion("user", "tv", 0.5, session_id="session"))
client.send(SetViewPortion("user", "tv", 0.75, session_id="session", timestamp=7, auto_presented=True, time_spent=2.5))
portion = {"userId": "user", "itemId": "tv", "timestamp": 7, "portion": 0.75, "sessionId": "session"}
assert client.send(ListUserViewPortions("user")) == [{**portion, "autoPresented": True, "timeSpent": 2.5}]
client.send(DeleteViewPortion("user", "tv", session_id="session"))
assert refusal(DeleteViewPortion("user", "tv", session_id="session"))[0] == 404
assert client.send(UpdateMoreItems("'price' == 5", {"price": 6})) == {"itemIds": ["tv"], "count": 1}
assert client.send(DeleteMoreItems("'price' == 6")) == {"itemIds": ["tv"], "count": 1}
assert refusal(DeleteItem("tv"))[0] == 404
assert refusal(AddItem("***not_valid$$$"))[0] == 400

# Errors of the whole: the token is wrong; time is up.
status, description = refusal(Batch([ListItems()]), by=client_with("not-the-token"))
assert (status, description) == (401, '{"statusCode":401,"error":"Invalid HMAC signature"}')
hasty = ListItems()
hasty.timeout = 0.01
try:
    client.send(hasty)
    raise AssertionError("it was in time")
except ApiTimeoutException:
    pass

print("all as expected")
