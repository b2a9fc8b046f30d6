"""What a program does that loads a catalogue into Recombee and shows recommendations. Only host, database and token are not those of the service."""

import os

from recombee_api_client.api_client import RecombeeClient
from recombee_api_client.api_requests import *
from recombee_api_client.exceptions import APIException

client = RecombeeClient(
    os.environ["RECOMBEE_DATABASE"], os.environ["RECOMBEE_TOKEN"], options={"base_uri": os.environ["RECOMBEE_HOST"]}
)

client.send(ResetDatabase())
properties = client.send(Batch([AddItemProperty("price", "double"), AddItemProperty("num-cores", "int")]))
print("properties:", [result["code"] for result in properties])

computers = [
    SetItemValues("computer-%s" % i, {"price": 600 + 400 * i, "num-cores": 1 + i % 8}, cascade_create=True)
    for i in range(100)
]
purchases = [
    AddPurchase("user-%s" % user, "computer-%s" % computer, cascade_create=True)
    for user in range(50)
    for computer in range(100)
    if (user * 31 + computer * 17) % 10 == 0
]
print("computers:", {result["code"] for result in client.send(Batch(computers))})
print("purchases:", len(purchases), {result["code"] for result in client.send(Batch(purchases))})

# An error of one request is in its place; the status of the batch is 200 all the same.
results = client.send(Batch([AddItem("computer-6"), GetItemValues("computer-6"), GetItemValues("computer-none")]))
print("codes:", [result["code"] for result in results])
print("values:", results[1]["json"])

try:
    first = client.send(RecommendItemsToUser("user-25", 5))
    more = client.send(RecommendNextItems(first["recommId"], 3))
    shown = [recommended["id"] for recommended in first["recomms"] + more["recomms"]]
    print("recommended:", len(shown), "different:", len(set(shown)))

    related = client.send(
        RecommendItemsToItem("computer-6", "user-42", 5, filter="'num-cores' > 5", return_properties=True)
    )
    print("with more than 5 cores:", len(related["recomms"]), {item["values"]["num-cores"] > 5 for item in related["recomms"]})

    both = client.send(
        Batch([RecommendItemsToUser("user-25", 5), RecommendItemsToUser("user-25", 5)], distinct_recomms=True)
    )
    ids = [item["id"] for result in both for item in result["json"]["recomms"]]
    print("distinct:", len(ids), len(set(ids)))
except APIException as e:
    print(e)
