curl -s http://127.0.0.1:3000/batch -H 'authorization: Bearer demo-token' -H 'content-type: application/json' -d '{
  "requests": [
    { "id": "movie", "operationId": "putItem", "parameters": { "itemId": "heat" }, "body": { "title": "Heat", "year": 1995 } },
    { "method": "PUT", "path": "/users/ada", "body": { "name": "Ada" } },
    { "operationId": "addInteraction", "dependsOn": ["1"], "body": { "type": "rating", "rating": 4.5,
        "userId": "ada", "itemId": { "$result": "movie#/body/itemId" }, "timestamp": "2026-11-21T12:00:00Z" } },
    { "method": "GET", "path": "/items/nobody-has-this" }
  ]
}'
