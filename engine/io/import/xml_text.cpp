// SPDX-License-Identifier: MIT
#include "engine/io/import/xml_text.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

bool isXmlText(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
    });
    return plain && firstInvalidUtf8(text) == std::string_view::npos;
}

Result<void> checkCharacters(const Source& source, const pugi::xml_document& document) {
    for (pugi::xml_node node = document.first_child(); node; node = nextInDocument(node, document)) {
        bool sound = isXmlText(node.value()) && isXmlText(node.name());
        for (const pugi::xml_attribute& attribute : node.attributes())
            sound = sound && isXmlText(attribute.value());
        if (!sound) {
            return failAt(placeOf(source, node), Code::syntax,
                          "a character reference stands for no character that text may hold");
        }
    }
    return {};
}

Result<void> checkEntities(const Source& source, const pugi::xml_document& document) {
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() != pugi::node_doctype) continue;
        if (std::string_view(node.value()).find("<!ENTITY") == std::string_view::npos) continue;
        return failAt({&source, source.text.find("<!ENTITY")}, Code::syntax,
                      "the document defines entities of its own; expected plain XML without them");
    }
    return {};
}

}  // namespace

void decodeDeclaredLatin1(std::string& text) {
    std::string declaration = text.substr(0, std::min(text.find('>'), std::size_t{200}));
    std::transform(declaration.begin(), declaration.end(), declaration.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool declared =
        declaration.starts_with("<?xml") && (declaration.find("iso-8859-1") != std::string::npos ||
                                             declaration.find("latin1") != std::string::npos ||
                                             declaration.find("windows-1252") != std::string::npos);
    if (!declared || firstInvalidUtf8(text) == std::string_view::npos) return;
    std::string decoded;
    decoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            decoded += c;
        } else {
            decoded += static_cast<char>(0xC0U | (byte >> 6U));
            decoded += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    text = std::move(decoded);
}

Result<void> parseXml(const Source& source, pugi::xml_document& document) {
    const pugi::xml_parse_result parsed =
        document.load_buffer(source.text.data(), source.text.size(),
                             pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        return failAt({&source, static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0))},
                      Code::syntax, fmt::format("not well-formed XML: {}", parsed.description()));
    }
    if (Result<void> entities = checkEntities(source, document); !entities) return entities;
    return checkCharacters(source, document);
}

Place placeOf(const Source& source, const pugi::xml_node& node) {
    std::ptrdiff_t offset = node.offset_debug();
    // Of an element, the offset is that of its name: one behind the bracket.
    if (offset > 0 && node.type() == pugi::node_element) --offset;
    return {&source, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0))};
}

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node childNamed(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node& child : parent.children()) {
        if (localName(child) == name) return child;
    }
    return {};
}

std::string textOf(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    }
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t from = text.find_first_not_of(kBlanks);
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

pugi::xml_node nextInDocument(const pugi::xml_node& node, const pugi::xml_node& root) {
    if (node.first_child()) return node.first_child();
    for (pugi::xml_node at = node; at && at != root; at = at.parent()) {
        if (at.next_sibling()) return at.next_sibling();
    }
    return {};
}

Result<double> readXmlNumber(const Source& source, const pugi::xml_node& node, std::string_view text,
                             std::string_view what, NumberRange range) {
    return readNumber({text, placeOf(source, node)}, what, range);
}

}  // namespace spanwright::io
