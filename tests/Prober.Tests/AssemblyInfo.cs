// The suite measures time over real sockets: tests that share two processors would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
