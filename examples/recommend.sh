curl -s http://127.0.0.1:3000/batch -H 'authorization: Bearer demo-token' -H 'content-type: application/json' -d '{
  "distinctRecommendations": true,
  "requests": [
    { "method": "GET", "path": "/users/user-01/recommended-items?count=1&filter=genres:eq:Comedy&properties=title" },
    { "operationId": "recommendItemsToItem",
      "parameters": { "itemId": "4", "targetUserId": "user-01", "count": 1, "booster": "year:gte:2000*2", "properties": ["title"] } }
  ]
}'
