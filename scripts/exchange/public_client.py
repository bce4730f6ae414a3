"""Drives the public `threatexchange` package: each line on standard input is one sync, each line out its hashes."""

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


class Side:
    """One exchange, synced from where it stopped the last time."""

    def __init__(self, client, collab):
        self.client, self.collab = client, collab
        self.checkpoint, self.records = None, {}

    def sync(self):
        for delta in self.client.fetch_iter([PdqSignal], self.checkpoint):
            before = self.checkpoint
            self.client.naive_fetch_merge(self.records, delta.updates)
            self.checkpoint = delta.checkpoint
            if before is not None:
                now, then = self.checkpoint.get_progress_timestamp(), before.get_progress_timestamp()
                assert then <= now, "the checkpoint was rewound"
        signals = self.client.naive_convert_to_signal_type([PdqSignal], self.collab, self.records)
        hashes = sorted(signals.get(PdqSignal, {}))
        for value in hashes:
            PdqSignal.validate_signal_str(value)
        return hashes


def main():
    given = json.loads(sys.stdin.readline())
    plain = CollaborationConfigBase("stopncii", "stop_ncii", True)
    credentials = StopNCIICredentials._from_str(f"{given['key']},subscription,{given['stopncii']}")
    sides = {"stopncii": Side(StopNCIISignalExchangeAPI.for_collab(plain, credentials), plain)}
    for number in given["groups"]:
        collab = FBThreatExchangeCollabConfig(name=f"group {number}", privacy_group=number)
        api = ThreatExchangeAPI(given["token"], endpoint_override=given["threatexchange"])
        sides[str(number)] = Side(FBThreatExchangeSignalExchangeAPI(api, collab), collab)
    for _ in sys.stdin:
        print(json.dumps({name: side.sync() for name, side in sides.items()}), flush=True)


main()
