package document

import "charm-playground/core/diagnostic"

// The problems for which PyYAML refuses a text.
const (
	// Reader
	unprintableCharacter problemKind = iota
	invalidUTF8
	// Scanner
	colonMissing
	cannotStart
	entryNotAllowed
	keyNotAllowed
	valueNotAllowed
	directiveName
	directiveRest
	directiveSpace
	versionDigit
	versionDot
	versionEnd
	anchorName
	aliasName
	tagSpace
	tagBracket
	tagHandle
	tagURI
	uriEscape
	uriEncoding
	blockIndicator
	blockIncrement
	blockHeaderRest
	quoteNotClosed
	quoteSeparator
	unknownEscape
	escapeCode
	escapeRange
	// Parser
	documentMarkerMissing
	secondVersion
	wrongVersion
	secondHandle
	undefinedHandle
	blockContentMissing
	flowContentMissing
	sequenceEntryMissing
	mappingKeyMissing
	flowSequenceComma
	flowMappingComma
	flowSequenceOpen
	flowMappingOpen
	flowNodeOpen
	// Composer
	undefinedAlias
	duplicateAnchor
	secondDocument
	tooDeep
	tooManyNodes
	// Constructor
	unknownTag
	reservedScalar
	duplicateKey
	unhashableKey
	recursiveMapping
	recursiveValue
	excessiveAliases
	expectedScalar
	expectedSequence
	expectedMapping
	mergeItem
	mergeValue
	binaryNotASCII
	binaryNotBase64
	orderedSequence
	orderedMapping
	orderedSingle
	impossibleDate
	invalidScalar
	unpackedScalar
)

// skipping says how reading continues after a problem. It replaces part of the
// text with spaces, so that as much as possible can still be read.
type skipping uint8

const (
	skipLine    skipping = iota // the rest of the problem's line
	skipContext                 // the line of the context
	skipRest                    // the context's line, from the context on
	skipText                    // only the wrong text itself; everything else is certainly as intended
	skipAfter                   // everything that follows
)

// row has the texts and the properties of a kind of problem.
type row struct {
	context string // PyYAML's context, if any
	python  string // PyYAML's problem; where it crashes, Python's exception
	reader  bool   // a ReaderError, which has a position instead of a mark
	crash   bool   // not a PyYAML error but an exception that crashes charmcraft
	code    diagnostic.Code
	message string // ours; {word} is the wrong text, {line} the context's line
	skip    skipping
}

const (
	simpleKeyContext = "while scanning a simple key"
	directiveContext = "while scanning a directive"
	blockContext     = "while scanning a block scalar"
	quotedContext    = "while scanning a quoted scalar"
	doubleContext    = "while scanning a double-quoted scalar"
	mappingContext   = "while constructing a mapping"
)

// problems has everything that PyYAML 6.0 refuses, in its words
// (yaml/reader.py, scanner.py, parser.py, composer.py, constructor.py) and in
// ours.
var problems = [...]row{
	unprintableCharacter: {reader: true, python: "unacceptable character {0}: special characters are not allowed", skip: skipText,
		message: "The character {char} cannot be part of YAML text. Remove it, or write it as an escape in double quotes."},
	invalidUTF8: {crash: true, python: "error parsing '{file}': file is not valid UTF-8", skip: skipText,
		message: "This is not valid UTF-8. Save the file in the encoding UTF-8."},
	colonMissing: {context: simpleKeyContext, python: "could not find expected ':'", skip: skipContext,
		message: "A ':' is missing after {word}. Each line of a mapping is a key with a value: write '{!word}: ...'."},
	cannotStart: {context: "while scanning for the next token", python: "found character {0} that cannot start any token", skip: skipText,
		message: "A value cannot begin with {0}. Put the value in quotes."},
	entryNotAllowed: {python: "sequence entries are not allowed here",
		message: "A list item cannot begin here. Put the '-' on a line of its own, below the key that the list belongs to."},
	keyNotAllowed: {python: "mapping keys are not allowed here",
		message: "A '?' cannot begin a key here. Put it on a line of its own."},
	valueNotAllowed: {python: "mapping values are not allowed here",
		message: "A ':' followed by a space cannot be here, because this is already inside a value. Put the whole value in quotes, or fix the indentation."},
	directiveName: {context: directiveContext, python: "expected alphabetic or numeric character, but found {0}", skip: skipRest,
		message: "A line that begins with '%' is a YAML directive, but this is not a valid one. If it is a value, put it in quotes."},
	directiveRest: {context: directiveContext, python: "expected a comment or a line break, but found {0}", skip: skipRest,
		message: "Nothing but a comment can follow a YAML directive on its line."},
	directiveSpace: {context: directiveContext, python: "expected ' ', but found {0}", skip: skipRest,
		message: "A %TAG directive is written as '%TAG !handle! prefix'."},
	versionDigit: {context: directiveContext, python: "expected a digit, but found {0}", skip: skipRest, message: wrongVersionMessage},
	versionDot:   {context: directiveContext, python: "expected a digit or '.', but found {0}", skip: skipRest, message: wrongVersionMessage},
	versionEnd:   {context: directiveContext, python: "expected a digit or ' ', but found {0}", skip: skipRest, message: wrongVersionMessage},
	anchorName: {context: "while scanning an anchor", python: "expected alphabetic or numeric character, but found {0}", skip: skipRest,
		message: "A '&' begins the name of an anchor, which has letters, digits, '-' and '_' only. If it is a value, put it in quotes."},
	aliasName: {context: "while scanning an alias", python: "expected alphabetic or numeric character, but found {0}", skip: skipRest,
		message: "A '*' begins the name of an alias, which has letters, digits, '-' and '_' only. If it is a value, put it in quotes."},
	tagSpace: {context: "while scanning a tag", python: "expected ' ', but found {0}", skip: skipRest,
		message: "A '!' begins a tag, and a space must follow it. If it is a value, put it in quotes."},
	tagBracket: {context: "while parsing a tag", python: "expected '>', but found {0}", skip: skipRest,
		message: "The tag that begins with '!<' has no '>' at its end."},
	tagHandle: {context: "while scanning a {!0}", python: "expected '!', but found {1}", skip: skipRest,
		message: "The handle of a tag is a word between two '!'. If it is a value, put it in quotes."},
	tagURI: {context: "while parsing a {!0}", python: "expected URI, but found {1}", skip: skipRest,
		message: "A tag's name must follow here. If it is a value, put it in quotes."},
	uriEscape: {context: "while scanning a {!0}", python: "expected URI escape sequence of 2 hexadecimal numbers, but found {1}", skip: skipRest,
		message: "In a tag, '%' must be followed by two hexadecimal digits."},
	uriEncoding: {context: "while scanning a {!0}", python: "'utf-8' codec can't decode bytes", skip: skipRest,
		message: "The '%' escapes of this tag are not valid UTF-8."},
	blockIndicator: {context: blockContext, python: "expected chomping or indentation indicators, but found {0}", skip: skipRest,
		message: "After '|' or '>' the text begins on the next line; only '+', '-' and a digit can follow at once. If this is a value, put it in quotes."},
	blockIncrement: {context: blockContext, python: "expected indentation indicator in the range 1-9, but found 0", skip: skipRest,
		message: "The indentation after '|' or '>' is a digit from 1 to 9."},
	blockHeaderRest: {context: blockContext, python: "expected a comment or a line break, but found {0}", skip: skipRest,
		message: "After '|' or '>' the text begins on the next line. Put it there, or put this value in quotes."},
	quoteNotClosed: {context: quotedContext, python: "found unexpected end of stream", skip: skipRest,
		message: "The quote that opens on line {line} is never closed."},
	quoteSeparator: {context: quotedContext, python: "found unexpected document separator", skip: skipRest,
		message: "The quote that opens on line {line} is not closed before this document marker."},
	unknownEscape: {context: doubleContext, python: "found unknown escape character {0}", skip: skipRest,
		message: "In double quotes '\\' begins an escape, but '\\{!0}' is not a valid one. Write '\\\\' for a backslash, or use single quotes."},
	escapeCode: {context: doubleContext, python: "expected escape sequence of {0} hexadecimal numbers, but found {1}", skip: skipRest,
		message: "This escape needs {0} hexadecimal digits. Write '\\\\' for a backslash, or use single quotes."},
	escapeRange: {crash: true, python: "{!0}", skip: skipRest,
		message: "No character has this number; the last one is \\U0010FFFF."},

	documentMarkerMissing: {python: "expected '<document start>', but found {0}", skip: skipAfter,
		message: "The document has already ended here. Fix what comes before, or the indentation of this line."},
	secondVersion: {python: "found duplicate YAML directive", message: "There can be only one %YAML directive."},
	wrongVersion: {python: "found incompatible YAML document (version 1.* is required)",
		message: "charmcraft reads YAML 1.1, and not version {!0}. Remove the %YAML directive."},
	secondHandle:    {python: "duplicate tag handle {0}", message: "The tag handle {0} has a %TAG directive already."},
	undefinedHandle: {context: "while parsing a node", python: "found undefined tag handle {0}", skip: skipRest, message: "The tag handle {0} has no %TAG directive. If this is a value, put it in quotes."},
	blockContentMissing: {context: "while parsing a block node", python: "expected the node content, but found {0}",
		message: "A value is missing before {0}. If {0} is part of the value, put it in quotes."},
	flowContentMissing: {context: "while parsing a flow node", python: "expected the node content, but found {0}",
		message: "A value is missing before {0}. If {0} is part of the value, put it in quotes."},
	sequenceEntryMissing: {context: "while parsing a block collection", python: "expected <block end>, but found {0}",
		message: "This line belongs neither to the list that begins on line {line} nor to anything around it. Indent it like the lines it belongs to."},
	mappingKeyMissing: {context: "while parsing a block mapping", python: "expected <block end>, but found {0}",
		message: "This does not belong to the mapping that begins on line {line}. Indent it like the lines it belongs to, or put the value before it in quotes."},
	flowSequenceComma: {context: "while parsing a flow sequence", python: "expected ',' or ']', but got {0}", skip: skipRest,
		message: "The list that begins with '[' on line {line} needs a ',' or its ']' here."},
	flowMappingComma: {context: "while parsing a flow mapping", python: "expected ',' or '}', but got {0}", skip: skipRest,
		message: "The mapping that begins with '{' on line {line} needs a ',' or its '}' here. If this is a template, put the value in quotes."},
	flowSequenceOpen: {context: "while parsing a flow sequence", python: "expected ',' or ']', but got {0}", skip: skipRest,
		message: "The list that begins with '[' on line {line} is never closed. It needs a ']' at its end."},
	flowMappingOpen: {context: "while parsing a flow mapping", python: "expected ',' or '}', but got {0}", skip: skipRest,
		message: "The mapping that begins with '{' on line {line} is never closed. It needs a '}' at its end."},
	flowNodeOpen: {context: "while parsing a flow node", python: "expected the node content, but found {0}",
		message: "The {!1} on line {!2} is never closed. It needs a {!3} at its end."},

	undefinedAlias: {python: "found undefined alias {0}",
		message: "No anchor '&{!0}' comes before this alias. If '*{!0}' is a value, put it in quotes."},
	duplicateAnchor: {context: "found duplicate anchor {0}; first occurrence", python: "second occurrence",
		message: "The anchor '&{!0}' already exists, on line {line}. Give one of them another name."},
	secondDocument: {context: "expected a single document in the stream", python: "but found another document", skip: skipAfter,
		message: "The file must hold one document only, and another one begins here. Remove the marker '---' and what follows it."},
	tooDeep: {crash: true, python: "RecursionError('maximum recursion depth exceeded')", skip: skipAfter,
		message: "Lists and mappings are nested too deeply here, and charmcraft crashes."},
	tooManyNodes: {crash: true, python: "the playground reads no more than 100,000 values of a file", code: diagnostic.TooLarge, skip: skipAfter,
		message: "This file has more than 100,000 keys, values and binary bytes, and the playground, which answers while you type, reads no more. Leave some of them out here; charmcraft has no such limit."},

	unknownTag: {python: "could not determine a constructor for the tag {0}", code: diagnostic.UnknownTag,
		message: "charmcraft does not know the tag {!1}. Remove it, or put the value in quotes."},
	reservedScalar: {python: "could not determine a constructor for the tag {0}", code: diagnostic.InvalidValue,
		message: "{word} has a meaning of its own in YAML 1.1, and cannot be a value. Put it in quotes."},
	duplicateKey: {context: mappingContext, python: "found duplicate key {0}", code: diagnostic.DuplicateKey,
		message: "The key {0} appears twice, first on line {first}. Remove one of them."},
	unhashableKey: {context: mappingContext, python: "found unhashable key", code: diagnostic.InvalidValue,
		message: "A list or a mapping cannot be a key. If braces or brackets are meant as text, put them in quotes."},
	recursiveMapping: {python: "found unconstructable recursive node", code: diagnostic.RecursiveAlias,
		message: "This alias refers to something that contains it."},
	recursiveValue: {crash: true, python: "RecursionError('maximum recursion depth exceeded')", code: diagnostic.RecursiveAlias,
		message: "This alias refers to a list that contains it, and charmcraft crashes here."},
	excessiveAliases: {crash: true, python: "MemoryError()", code: diagnostic.ExcessiveAliases,
		message: "Written out, the aliases of this file would make more than 100,000 values or as much text, and the playground reads no more. charmcraft goes through all of them."},
	expectedScalar: {python: "expected a scalar node, but found {!0}", code: diagnostic.InvalidValue,
		message: "The tag {!1} is for a single value, but this is a {!0}. Remove the tag."},
	expectedSequence: {python: "expected a sequence node, but found {!0}", code: diagnostic.InvalidValue,
		message: "The tag {!1} is for a list, but this is a {!0}. Remove the tag."},
	expectedMapping: {python: "expected a mapping node, but found {!0}", code: diagnostic.InvalidValue,
		message: "The tag {!1} is for a mapping, but this is a {!0}. Remove the tag."},
	mergeItem: {context: mappingContext, python: "expected a mapping for merging, but found {!0}", code: diagnostic.InvalidValue,
		message: "The key '<<' merges mappings into this one, but this is a {!0}."},
	mergeValue: {context: mappingContext, python: "expected a mapping or list of mappings for merging, but found {!0}", code: diagnostic.InvalidValue,
		message: "The key '<<' merges a mapping, or a list of mappings, into this one, but this is a {!0}."},
	binaryNotASCII: {python: "failed to convert base64 data into ascii: {!0}", code: diagnostic.InvalidValue,
		message: "The tag !!binary is for base64, which has ASCII characters only."},
	binaryNotBase64: {python: "failed to decode base64 data: {!0}", code: diagnostic.InvalidValue,
		message: "The tag !!binary is for base64, but this is not valid base64: {!0}."},
	orderedSequence: {context: "while constructing {!1}", python: "expected a sequence, but found {!0}", code: diagnostic.InvalidValue,
		message: "The tags !!omap and !!pairs are for a list, but this is a {!0}."},
	orderedMapping: {context: "while constructing {!1}", python: "expected a mapping of length 1, but found {!0}", code: diagnostic.InvalidValue,
		message: "With !!omap and !!pairs each item is a mapping with one key, but this is a {!0}."},
	orderedSingle: {context: "while constructing {!1}", python: "expected a single mapping item, but found {0} items", code: diagnostic.InvalidValue,
		message: "With !!omap and !!pairs each item is a mapping with one key, but this one has {0}."},
	impossibleDate: {crash: true, python: "ValueError({0})", code: diagnostic.InvalidValue,
		message: "YAML reads {word} as a date, but there is no such date: {!0}. charmcraft crashes here. Put the value in quotes."},
	invalidScalar: {crash: true, python: "{!0}", code: diagnostic.InvalidValue,
		message: "{word} is not a valid value for the tag {!1}, and charmcraft crashes here. Remove the tag, or fix the value."},
	unpackedScalar: {crash: true, python: "{!2}", code: diagnostic.InvalidValue,
		message: "The tag {!1} is for a mapping, but this is a {!0}, and charmcraft crashes here. Remove the tag."},
}

const wrongVersionMessage = "A %YAML directive is written as '%YAML 1.1'. It can be left out."
