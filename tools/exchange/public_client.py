"""Drives the public `threatexchange` package, the way Hasher-Matcher-Actioner does: one JSON command a line.

`{"do": "sync"}` answers the hashes of each exchange; `{"do": "match", "of": name, "hash": hex}` whether the package's
own index over what was synced finds it.
"""

import json
import sys

from threatexchange.exchanges.clients.fb_threatexchange.api import ThreatExchangeAPI
from threatexchange.exchanges.collab_config import CollaborationConfigBase
from threatexchange.exchanges.impl.fb_threatexchange_api import (
    FBThreatExchangeCollabConfig,
    FBThreatExchangeSignalExchangeAPI,
)
from threatexchange.exchanges.impl.stop_ncii_api import (
    StopNCIICredentials,
    StopNCIISignalExchangeAPI,
)
from threatexchange.signal_type.pdq.signal import PdqSignal
from threatexchange.utils import dataclass_json


def through_json(value):
    """As it comes back from a database that keeps it as JSON, which is how Hasher-Matcher-Actioner keeps all of it."""
    back = dataclass_json.dataclass_loads(dataclass_json.dataclass_dumps(value), type(value))
    assert back == value, f"{type(value).__name__} is not what it was after a database"
    return back


class Side:
    """One exchange, synced from where it stopped the last time, into two stores by two rules that must agree."""

    def __init__(self, client, collab):
        self.client, self.collab = client, collab
        self.checkpoint, self.merged, self.kept = None, {}, {}

    def sync(self):
        if self.checkpoint is not None and self.checkpoint.is_stale():
            self.checkpoint, self.merged, self.kept = None, {}, {}
        for delta in self.client.fetch_iter([PdqSignal], self.checkpoint):
            before = self.checkpoint
            # The package's own rule, and the one of a table: what is None goes, what is new replaces.
            self.client.naive_fetch_merge(self.merged, delta.updates)
            for key, value in delta.updates.items():
                if value is None:
                    self.kept.pop(key, None)
                else:
                    self.kept[key] = through_json(value)
            self.checkpoint = through_json(delta.checkpoint)
            if before is not None:
                now, then = self.checkpoint.get_progress_timestamp(), before.get_progress_timestamp()
                assert then <= now, "the checkpoint was rewound"
        hashes = self.hashes(self.kept)
        assert hashes == self.hashes(self.merged), "the two stores differ"
        return hashes

    def hashes(self, records):
        signals = self.client.naive_convert_to_signal_type([PdqSignal], self.collab, records)
        hashes = sorted(signals.get(PdqSignal, {}))
        for value in hashes:
            PdqSignal.validate_signal_str(value)
        return hashes

    def match(self, value):
        index = PdqSignal.get_index_cls().build([(h, n) for n, h in enumerate(self.hashes(self.kept))])
        return len(index.query(value)) > 0


def main():
    given = json.loads(sys.stdin.readline())
    plain = CollaborationConfigBase("stopncii", "stop_ncii", True)
    credentials = StopNCIICredentials._from_str(f"{given['key']},subscription,{given['stopncii']}")
    sides = {"stopncii": Side(StopNCIISignalExchangeAPI.for_collab(plain, credentials), plain)}
    for number in given["groups"]:
        collab = FBThreatExchangeCollabConfig(name=f"group {number}", privacy_group=number)
        api = ThreatExchangeAPI(given["token"], endpoint_override=given["threatexchange"])
        sides[str(number)] = Side(FBThreatExchangeSignalExchangeAPI(api, collab), collab)
    for line in sys.stdin:
        command = json.loads(line)
        if command["do"] == "match":
            answer = sides[command["of"]].match(command["hash"])
        else:
            answer = {name: side.sync() for name, side in sides.items()}
        print(json.dumps(answer), flush=True)


main()
