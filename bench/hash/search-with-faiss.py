# Radius search <= 31 with faiss, one thread: HMA's index as python-threatexchange builds it
# (signal_type/pdq/pdq_faiss_matcher.py, PDQMultiHashIndex) and a flat one. usage: search-with-faiss.py FOLDER
import json, resource, sys, time
import faiss, numpy

folder = sys.argv[1]
faiss.omp_set_num_threads(1)
hashes = numpy.fromfile(f"{folder}/hashes.bin", dtype=numpy.uint8).reshape(-1, 32)
queries = numpy.fromfile(f"{folder}/queries.bin", dtype=numpy.uint8).reshape(-1, 32)


def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()


def hma():
    index = faiss.IndexBinaryIDMap2(faiss.IndexBinaryMultiHash(256, 16, 16))
    faiss.downcast_IndexBinary(index.index).nflip = 1
    index.add_with_ids(hashes, numpy.arange(len(hashes), dtype=numpy.int64))
    return index


def flat():
    index = faiss.IndexBinaryFlat(256)
    index.add(hashes)
    return index


for name, build in (("HMA's index (IndexBinaryMultiHash 16x16, nflip 1)", hma), ("faiss IndexBinaryFlat", flat)):
    before, start = resident(), time.process_time()
    index = build()
    built = time.process_time() - start
    # At least the hashes themselves: pages that Python had freed do not show as new memory.
    weight = max(32, (resident() - before) / len(hashes))
    best = None
    for _ in range(3):
        times, found, used = [], [], time.process_time()
        for at in range(len(queries)):
            start = time.perf_counter()
            _, _, ids = index.range_search(queries[at : at + 1], 32)  # faiss finds what is nearer than the radius
            times.append((time.perf_counter() - start) * 1e6)
            found.append(sorted(int(id) for id in ids))
        used = (time.process_time() - used) / len(queries) * 1e6
        times.sort()
        now = (times[len(times) // 2], times[int(len(times) * 0.99)], used)
        best = now if best is None else tuple(map(min, best, now))
    print(json.dumps(dict(name=name, version=faiss.__version__, median=best[0], p99=best[1], cpu=best[2],
                          buildSeconds=built, bytesPerHash=weight, found=found)), flush=True)
    del index
