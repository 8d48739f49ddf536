// Each domain with commands has a folder here with one struct, its `…CommandDeps`: the factories of its interactors. This
// file keeps the module in being where no domain has any.
