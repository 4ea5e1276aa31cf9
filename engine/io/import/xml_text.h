// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/import/source.h"

#include <string>
#include <string_view>

#include <pugixml.hpp>

/// What the readers of XML formats share. Only .cpp files include it.
namespace spanwright::io {

/// Turns a text that declares a Latin-1 encoding, and is no UTF-8, into UTF-8.
void decodeDeclaredLatin1(std::string& text);

/// Parses the source. Custom entities are refused, so that none is ever expanded, and so are characters that
/// text cannot hold, also when they are written as references.
Result<void> parseXml(const Source& source, pugi::xml_document& document);

[[nodiscard]] Place placeOf(const Source& source, const pugi::xml_node& node);

/// Name without the namespace prefix.
[[nodiscard]] std::string_view localName(const pugi::xml_node& node);

/// The first child element with this local name; null when there is none.
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& parent, std::string_view name);

/// All text directly in the element, without blanks at its ends.
[[nodiscard]] std::string textOf(const pugi::xml_node& node);

/// The next node in document order below `root`; null after the last. Goes on without recursion, whatever the
/// depth.
[[nodiscard]] pugi::xml_node nextInDocument(const pugi::xml_node& node, const pugi::xml_node& root);

/// A figure in the text of an element or in an attribute.
Result<double> readXmlNumber(const Source& source, const pugi::xml_node& node, std::string_view text,
                             std::string_view what, NumberRange range = {});

}  // namespace spanwright::io
