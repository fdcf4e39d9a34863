//go:build long

package cliniko

const hourLists = hourItems / listItems
