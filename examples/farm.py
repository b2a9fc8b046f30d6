import os

import httplib2
from googleapiclient.discovery import build

farm = os.environ.get('FARM', 'http://127.0.0.1:3001')
service = build('farm', 'v2', discoveryServiceUrl=farm + '/discovery/v1/apis/{api}/{apiVersion}/rest', http=httplib2.Http())


def tell(request_id, response, exception):
    print(request_id, exception.reason if exception else response)


batch = service.new_batch_http_request(callback=tell)
batch.add(service.animals().insert(name='sheep'))
batch.add(service.animals().list())
batch.add(service.animals().get(animalId='99'))
batch.execute()
