[assembly: AssemblyFixture(typeof(ClusterUnderTest))]
