import requests

batch_url = 'https://example.com/api/batch'

batch_request = {
    "requests": [
        {"method": "GET", "path": "/items/1"},
        {"method": "POST", "path": "/items", "body": {"name": "NewItem"}}
    ]
}

response = requests.post(batch_url, json=batch_request)

if response.status_code == 200:
    results = response.json().get('responses', [])
    for i, res in enumerate(results, 1):
        print(f"Response {i}: Status {res['status']}, Body: {res.get('body')}")
else:
    print("Batch request failed")
