# The Abilene backbone of Internet2 as it stood in 2004: 11 cities and 14 OC-192 links of 9.95328 Gbps, public facts; coordinates in degrees.
graph [
  label "Abilene"
  directed 0
  node [
    id 0
    label "Seattle"
    Latitude 47.6062
    Longitude -122.3321
  ]
  node [
    id 1
    label "Sunnyvale"
    Latitude 37.3688
    Longitude -122.0363
  ]
  node [
    id 2
    label "Los Angeles"
    Latitude 34.0522
    Longitude -118.2437
  ]
  node [
    id 3
    label "Denver"
    Latitude 39.7392
    Longitude -104.9903
  ]
  node [
    id 4
    label "Kansas City"
    Latitude 39.0997
    Longitude -94.5786
  ]
  node [
    id 5
    label "Houston"
    Latitude 29.7604
    Longitude -95.3698
  ]
  node [
    id 6
    label "Chicago"
    Latitude 41.8781
    Longitude -87.6298
  ]
  node [
    id 7
    label "Indianapolis"
    Latitude 39.7684
    Longitude -86.1581
  ]
  node [
    id 8
    label "Atlanta"
    Latitude 33.749
    Longitude -84.388
  ]
  node [
    id 9
    label "Washington"
    Latitude 38.9072
    Longitude -77.0369
  ]
  node [
    id 10
    label "New York"
    Latitude 40.7128
    Longitude -74.006
  ]
  edge [
    source 0
    target 1
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 0
    target 3
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 1
    target 2
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 1
    target 3
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 2
    target 5
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 3
    target 4
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 4
    target 5
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 4
    target 7
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 5
    target 8
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 6
    target 7
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 6
    target 10
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 7
    target 8
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 8
    target 9
    LinkSpeedRaw 9953280000.0
  ]
  edge [
    source 9
    target 10
    LinkSpeedRaw 9953280000.0
  ]
]
