from recombee_api_client.api_client import RecombeeClient
from recombee_api_client.api_requests import AddPurchase, Batch, GetItemValues, RecommendItemsToUser

client = RecombeeClient('demo', 'demo-token')
results = client.send(Batch([
    AddPurchase('ada', 'heat', cascade_create=True),
    GetItemValues('nobody-has-this'),
    RecommendItemsToUser('ada', 3),
]))
print([result['code'] for result in results])
