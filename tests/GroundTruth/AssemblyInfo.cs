// Time is measured here: nothing else may run beside it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
