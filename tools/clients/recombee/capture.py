"""python capture.py <fixture file>: writes down what the PyPI client sends for each of requests.json, alone and as one batch."""

import copy
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import recombee_api_client.api_requests as types
from recombee_api_client.api_client import RecombeeClient

recorded = []
name = ""


class Recorder(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        headers = {each: self.headers[each] for each in ["content-type", "accept", "user-agent"] if self.headers[each]}
        recorded.append({"name": name, "method": self.command, "target": self.path, "headers": headers, "body": body})
        self.send_response(200)
        self.send_header("content-length", "4")
        self.end_headers()
        self.wfile.write(b'"ok"')

    do_GET = do_PUT = do_POST = do_DELETE = answer

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Recorder)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = RecombeeClient("demo", "demo-token", protocol="http", options={"base_uri": f"127.0.0.1:{server.server_port}"})


def make(each):
    type_, positional, *options = copy.deepcopy(each)
    snake = {re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), key): value for key, value in (options or [{}])[0].items()}
    return getattr(types, type_)(*positional, **snake)


every = json.loads(Path(__file__).with_name("requests.json").read_text("utf8"))
for each in every:
    name = each[0]
    client.send(make(each))
name = "Batch"
batch = types.Batch([make(each) for each in every], distinct_recomms=True)
# A batch goes by https alone; what is written is the same.
batch.ensure_https = False
client.send(batch)
Path(sys.argv[1]).write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", "utf8")
