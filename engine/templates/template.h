// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/json_tree.h"
#include "engine/layout/graph_drawing.h"
#include "engine/templates/expression.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::templates {

/// A figure of a template that whoever inserts it decides about.
struct Parameter {
    enum class Kind { whole, number, choice, yesNo, text };
    struct Option {
        Value value;
        std::string label;
    };

    std::string key;
    std::string label;
    std::string help;
    std::string unit;
    Kind kind = Kind::whole;
    Value initial;
    double min = 0;  ///< of whole and number
    double max = 0;
    std::vector<Option> options;  ///< of choice
};

/// Something that follows from the parameters and is worth telling: an oversubscription.
struct FigureRule {
    std::string label;
    std::string expression;
    std::string unit;
};

/// A piece of a network with parameters, as a file of assets/templates describes it (its README.md is the
/// reference). A value; what it makes is worked out by `instantiate`.
struct Template {
    std::string key;
    std::string name;
    std::string description;
    std::string icon;  ///< of assets/icons
    std::vector<Parameter> parameters;
    std::vector<std::pair<std::string, std::string>> derived;     ///< name, expression; in order
    std::vector<std::pair<std::string, std::string>> conditions;  ///< expression that must hold, message
    std::vector<FigureRule> figures;
    std::optional<layout::Style> layout;  ///< absent: devices say where they stand
    io::JsonNode elements;                ///< arrays by kind of element
    std::string fileName;                 ///< for errors
    std::string source;                   ///< the file's text, for the places of errors
    bool shipped = false;

    [[nodiscard]] const Parameter* parameter(std::string_view wanted) const;
};

/// Reads a template. Errors name file, line and column.
Result<Template> templateFromJson(std::string_view text, std::string_view fileName);

/// The parameter's value from what a person typed. Code::invalidValue, naming the range or the choices, with
/// the parameter's key as its place.
Result<Value> readValue(const Parameter& parameter, std::string_view text);

/// All parameters: those given, checked against their ranges, and the initial values of the others; then what
/// is derived. Code::notFound for a parameter that the template does not have, Code::invalidValue for one
/// that is out of range or against a condition of the template.
Result<Values> completeValues(const Template& chosen, const Values& given);

}  // namespace spanwright::templates
