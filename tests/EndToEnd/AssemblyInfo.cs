// Each class has a cluster of its own, and some measure time: they run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
