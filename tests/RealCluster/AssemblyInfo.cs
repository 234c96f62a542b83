// There is one cluster, and some tests measure time: they run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
