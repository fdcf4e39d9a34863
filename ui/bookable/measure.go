package bookable

import (
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// measured keeps what is slow to find out about a table, for one width and text size.
type measured struct {
	table *table
	width float32
	scale float32
	geometry
	titles     [][]string // the lines of each heading
	rowNames   [][]string // and of each name
	groupLines int        // the most lines of a business's name
}

// geometry places the cells at the width of now.
func (g *grid) geometry() geometry { return g.geometryAt(g.Size().Width) }

func (g *grid) geometryAt(width float32) geometry {
	if m := &g.measured; m.table != g.table || m.width != width || m.scale != theme.Scale() {
		*m = measure(g.table, width)
	}
	return g.measured.geometry
}

func measure(t *table, width float32) measured {
	m := measured{table: t, width: width, scale: theme.Scale()}
	m.Rows, m.Columns = len(t.rows), len(t.columns)
	m.RowHeight, m.foot = grown(rowPitch), grown(footHeight)
	word := longestWord(t)
	m.names = namesWidth(t, width, word)
	m.ColumnWidth = (width - 2*gridPad - m.names) / float32(max(m.Columns, 1))
	if !t.list {
		m.ColumnWidth = min(m.ColumnWidth, max(grown(mostColumn), columnFor(word)))
	}
	m.ColumnWidth = max(whole(m.ColumnWidth-0.5), columnFor(word))
	m.titles, m.heads = headings(t, m.ColumnWidth)
	m.rowNames = names(t, m.names)
	m.groupLines, m.groups = groups(t, m.ColumnWidth)
	return m
}

// Names and headings are measured in bold, which they are when what is chosen is about them.
func bold(style control.TextStyle) control.TextStyle {
	style.Bold = true
	return style
}

// longestWord is the width of a column that breaks no word of the headings.
func longestWord(t *table) (width float32) {
	known := map[string]bool{}
	for _, l := range t.columns {
		for word := range strings.FieldsSeq(l.name) {
			if !known[word] {
				known[word] = true
				width = max(width, bold(headStyle).Width(word)+2*cellGap+gridPad)
			}
		}
	}
	return whole(width + 0.5)
}

// columnFor is the least width of a column: the longest word has room, within bounds.
func columnFor(word float32) float32 { return max(grown(leastColumn), min(word, grown(wordColumn))) }

// namesWidth fits the longest name where the columns leave room for it, and else is within bounds.
func namesWidth(t *table, width, word float32) float32 {
	longest := grown(leastNames)
	for _, l := range t.rows {
		longest = max(longest, bold(nameStyle).Width(l.name)+noteWidth(l)+2*gridPad+cellGap)
	}
	left := width - 2*gridPad - columnFor(word)*float32(len(t.columns))
	return whole(min(longest, max(left, min(grown(mostNames), max(width*0.42, grown(leastNames))))) + 0.5)
}

// noteWidth is the room that a note takes beside a name.
func noteWidth(l line) float32 {
	if l.note == "" {
		return 0
	}
	return headStyle.Width(l.note) + gridPad
}

// names breaks the names that do not fit into two lines.
func names(t *table, width float32) (lines [][]string) {
	const mostLines = 2
	for _, l := range t.rows {
		lines = append(lines, bold(nameStyle).Broken(l.name, width-2*gridPad-cellGap-noteWidth(l), mostLines))
	}
	return lines
}

// groups says on how many lines the names of the businesses stand, and how high that is.
func groups(t *table, column float32) (most int, height float32) {
	const mostLines = 3
	if len(t.groups) == 0 {
		return 0, 0
	}
	for _, g := range t.groups {
		lines := bold(groupStyle).Broken(g.name, float32(g.to-g.from)*column-2*cellGap-gridPad, mostLines)
		most = max(most, len(lines))
	}
	return most, grown(groupHeight) + float32(most-1)*lineHeight(groupStyle)
}

// headings breaks the headings into lines and says how high the highest is.
func headings(t *table, column float32) (titles [][]string, height float32) {
	const mostLines = 5
	broken := map[line][]string{}
	most := 0
	for _, l := range t.columns {
		l.at = t.columns[0].at // like names break alike
		lines, known := broken[l]
		if !known {
			lines = bold(headStyle).Broken(l.name, column-2*cellGap-gridPad, mostLines)
			if l.note != "" {
				lines = append(lines, l.note)
			}
			broken[l] = lines
		}
		titles = append(titles, lines)
		most = max(most, len(lines))
	}
	return titles, float32(most)*lineHeight(headStyle) + 2*theme.Grid + 2*cellGap
}

// HeightForWidth is what all rows need, or as much as the page has room for.
func (g *grid) HeightForWidth(width float32) float32 {
	geo := g.geometryAt(width)
	content := geo.Grid.Size()
	need := geo.around() + content.Height
	if content.Width > width-geo.left()-gridPad {
		need += barHeight
	}
	if geo.Rows <= wholeRows {
		return need
	}
	return min(need, max(g.height(), geo.around()+leastRows*geo.RowHeight))
}

// barHeight is room for the scroll bar below the last row.
const barHeight float32 = 12

// NaturalWidth is that of all columns.
func (g *grid) NaturalWidth() float32 {
	geo := g.geometry()
	return geo.left() + float32(geo.Columns)*max(grown(mostColumn), geo.ColumnWidth) + gridPad
}

// ContentSize implements board.Content.
func (g *grid) ContentSize() fyne.Size { return g.geometry().Grid.Size() }

// MinSize implements fyne.CanvasObject.
func (g *grid) MinSize() fyne.Size {
	return fyne.NewSize(grown(leastNames+leastColumn)+2*gridPad, g.HeightForWidth(g.Size().Width))
}
