package enum Extras {}
