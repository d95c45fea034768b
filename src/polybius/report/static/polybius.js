/* Draws the curve, and opens a story or the stories of some days that the address names. */
(function () {
  "use strict";
  var INK = "#1d1d1b", SOFT = "#5c5a55", LINE = "#d9d5cc";
  var COLOURS = { conflict: "#b0400f", cooperation: "#155f9c", net: "#4a4458" };
  var QUADS = [
    { quad: 4, name: "material conflict", short: "deeds ▼", colour: "#b0400f", symbol: "triangle", turn: 180 },
    { quad: 3, name: "verbal conflict", short: "words ▼", colour: "#d9834f", symbol: "triangle", turn: 180 },
    { quad: 1, name: "verbal cooperation", short: "words ●", colour: "#6fa8d2", symbol: "circle", turn: 0 },
    { quad: 2, name: "material cooperation", short: "deeds ●", colour: "#155f9c", symbol: "circle", turn: 0 }
  ];
  var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  var DAY = 86400000;
  var LETTER = 0.0066; /* of the picture's width, that a letter in it takes */
  var FITTING = 34; /* letters of a measure that fit beside its bar */

  function time(day) { return Date.parse(day + "T00:00:00Z"); }
  function words(day) { var d = new Date(time(day)); return d.getUTCDate() + " " + MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear(); }
  function middle(week) { return (time(week.start) + time(week.end) + DAY) / 2; }
  function figure(value) { return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2); }
  function capital(word) { return word.charAt(0).toUpperCase() + word.slice(1); }

  /* A tip made of nodes: what articles say never becomes markup. */
  function tip(title, lines) {
    var box = document.createElement("div");
    box.className = "tip";
    var head = document.createElement("strong");
    head.textContent = title;
    box.appendChild(head);
    lines.forEach(function (line) {
      var p = document.createElement("p");
      p.textContent = line;
      box.appendChild(p);
    });
    return box;
  }

  function bands(weeks, name, stack) {
    var out = [];
    [["95", 3, 4, 0.14], ["80", 1, 2, 0.24]].forEach(function (band) {
      var low = [], width = [];
      weeks.forEach(function (week) {
        var five = week[name];
        low.push([middle(week), five ? five[band[1]] : null]);
        width.push([middle(week), five ? five[band[2]] - five[band[1]] : null]);
      });
      var common = { type: "line", stack: stack + name + band[0], stackStrategy: "all", symbol: "none", silent: true,
        lineStyle: { opacity: 0 }, tooltip: { show: false }, emphasis: { disabled: true }, z: 1 };
      out.push(Object.assign({ data: low }, common));
      out.push(Object.assign({ data: width, areaStyle: { color: COLOURS[name], opacity: stack ? band[3] * 0.7 : band[3] } }, common));
    });
    return out;
  }

  function line(data, name) {
    return {
      type: "line", name: capital(name), z: 3, symbol: name === "cooperation" ? "circle" : "triangle",
      symbolRotate: name === "cooperation" ? 0 : 180, symbolSize: 6, cursor: "pointer",
      showSymbol: data.weeks.length < 80,
      color: COLOURS[name], lineStyle: { width: 2.2 },
      data: data.weeks.map(function (week) { return { value: [middle(week), week[name] ? week[name][0] : null], week: week }; })
    };
  }

  /* The weeks to come: a dashed line in paler bands. */
  function forecast(data, name) {
    return bands(data.forecast, name, "ahead").concat([{
      type: "line", name: "forecast", z: 2, symbol: "circle", symbolSize: 4, color: COLOURS[name], cursor: "default",
      lineStyle: { width: 1.6, type: "dashed" },
      data: data.forecast.map(function (week) { return { value: [middle(week), week[name] ? week[name][0] : null], ahead: week }; })
    }]);
  }

  /* Days from which a channel's level is another one, at the foot; what reports say of the relation, at the head. */
  function marks(data, ends) {
    function at(share) { return share < 0 ? -ends[0] - share * 0.05 * (ends[0] + ends[1]) : ends[1] - share * 0.05 * (ends[0] + ends[1]); }
    return [{
      type: "scatter", name: "breaks", z: 5, cursor: "default", symbol: "triangle", symbolSize: 11, color: SOFT,
      data: data.breaks.map(function (one) {
        return { value: [time(one.day), at(-1)], cut: one, symbol: "triangle", symbolRotate: one.direction === "worse" ? 180 : 0,
          itemStyle: { color: COLOURS[one.channel], borderColor: "#fffdf8", borderWidth: 1 } };
      })
    }, {
      type: "scatter", name: "flags", z: 5, cursor: "default", symbol: "path://M0 0 L1 0 L1 24 L0 24 Z M1 0 L16 6 L1 12 Z", symbolSize: [10, 16],
      data: data.flags.map(function (flag) { return { value: [time(flag.day) + DAY / 2, at(1)], flag: flag, itemStyle: { color: SOFT } }; })
    }];
  }

  function cuts(data) {
    return data.breaks.map(function (one) {
      return { xAxis: time(one.day), lineStyle: { color: COLOURS[one.channel], type: "dotted", width: 1.4 }, label: { show: false } };
    });
  }

  function spans(data, ends) {
    return data.breaks.map(function (one) {
      return [{ xAxis: time(one.from), yAxis: -ends[0], itemStyle: { color: COLOURS[one.channel], opacity: 0.5 } },
        { xAxis: time(one.to) + DAY, yAxis: -ends[0] + 0.012 * (ends[0] + ends[1]) }];
    });
  }

  /* Counted stories of a week by quad: cooperation above the line, conflict below it. */
  function counts(data, grid) {
    return [2, 1, 4, 3].map(function (quad) {
      var sign = quad > 2 ? -1 : 1, colour = QUADS.filter(function (one) { return one.quad === quad; })[0].colour;
      return { type: "bar", name: "stories", stack: "quads", xAxisIndex: grid, yAxisIndex: grid, color: colour, barMaxWidth: 16, cursor: "pointer",
        data: data.weeks.map(function (week) { return { value: [middle(week), week.quads && week.quads.length ? sign * week.quads[quad - 1] : 0], week: week }; }) };
    });
  }

  var STATES = { announced: "#c98a6b", standing: "#b0400f", disputed: "#8a6d1d", closed: "#a8a297" };
  function standing(data, grid, first, last) {
    return ledger(data, first, last).map(function (measure, row) {
      var from = Math.max(time(measure.from), first), to = Math.min(measure.to ? time(measure.to) + DAY : last, last);
      return { type: "line", name: "ledger", xAxisIndex: grid, yAxisIndex: grid, symbol: "rect", symbolSize: [3, 9], cursor: "pointer",
        color: STATES[measure.state] || SOFT, lineStyle: { width: 8, opacity: 0.75, cap: "butt" }, triggerLineEvent: true,
        data: [{ value: [from, row], measure: measure }, { value: [to, row], measure: measure }] };
    });
  }
  function ledger(data, first, last) {
    return data.measures.filter(function (measure) {
      return measure.from && time(measure.from) < last && (!measure.to || time(measure.to) >= first);
    });
  }

  /* The lowest and highest of the picture: every level, and nine of ten bands; a week told by one report would else
     flatten the rest. */
  function reach(data) {
    var levels = [0], low = [], high = [];
    data.weeks.forEach(function (week) {
      data.channels.forEach(function (name) {
        var five = week[name];
        if (five) { levels.push(five[0]); low.push(-five[3]); high.push(five[4]); }
      });
    });
    function usual(ends) {
      ends.sort(function (a, b) { return a - b; });
      return ends[Math.floor(0.9 * (ends.length - 1))] || 0;
    }
    var ends = [Math.max(-Math.min.apply(null, levels), usual(low)), Math.max(Math.max.apply(null, levels), usual(high))];
    var most = Math.max(ends[0], ends[1], 1), step = Math.pow(10, Math.floor(Math.log10(most))) / 2;
    return ends.map(function (end) { return Math.ceil(Math.max(end * 1.08, 0.08 * most) / step) * step; });
  }

  function shades(data, narrow) {
    var tints = { before: "rgba(90,90,90,0.07)", after: "rgba(176,64,15,0.12)", later: "rgba(90,90,90,0.07)" };
    var whole = time(data.weeks[data.weeks.length - 1].end) - time(data.weeks[0].start);
    return data.windows.map(function (window) {
      var share = (time(window.to) - time(window.from)) / whole; // of the width: else the words would leave the shade
      var fits = function (said) { return share > said.length * (narrow ? LETTER * 2.7 : LETTER); };
      return [
        { xAxis: time(window.from), name: [window.label, window.name, ""].find(fits), itemStyle: { color: tints[window.name] },
          label: { color: SOFT, fontSize: 11, position: window.name === "before" ? "insideTop" : "insideBottomRight" } }, // flags stand at the top
        { xAxis: time(window.to) + DAY }
      ];
    });
  }

  function dots(data, narrow, grid) {
    var seen = {};
    return QUADS.map(function (quad, row) {
      return {
        type: "scatter", name: quad.name, xAxisIndex: grid, yAxisIndex: grid, symbol: quad.symbol, symbolRotate: quad.turn,
        cursor: "pointer", z: 4,
        data: data.stories.filter(function (story) { return story.quad === quad.quad; }).map(function (story) {
          var key = story.day + quad.quad, up = seen[key] = (seen[key] || 0) + 1;
          return {
            value: [time(story.day) + DAY / 2, row], story: story,
            symbolSize: Math.min(16, 6 + 2 * story.documents),
            symbolOffset: [0, ((up - 1) % 4) * -5 + 5],
            itemStyle: story.counted ? { color: quad.colour, opacity: 0.85 }
              : { color: "#fffdf8", borderColor: quad.colour, borderWidth: 1.3 }
          };
        })
      };
    });
  }

  function reports(data, grid) {
    return {
      type: "bar", name: "documents", xAxisIndex: grid, yAxisIndex: grid, color: "#a8a297", barMaxWidth: 16, cursor: "pointer",
      data: data.weeks.map(function (week) { return { value: [middle(week), week.documents], week: week }; })
    };
  }

  /* From the bottom up: the ledger, reports a week, stories a week, stories, as far as there are any; the curve has what is left. */
  var HEIGHTS = { dots: 92, counts: 62, reports: 44, measure: 20 }, SPACE = 24, FOOT = 36;
  function strips(data) {
    var first = time(data.weeks[0].start), last = time(data.weeks[data.weeks.length - 1].end) + DAY, bottom = FOOT, at = {};
    function put(name, height, wanted) {
      if (!wanted) { return; }
      at[name] = { height: height, bottom: bottom };
      at.lowest = at.lowest || name;
      bottom += height + SPACE;
    }
    var rows = ledger(data, first, last).length;
    put("measures", rows * HEIGHTS.measure, rows);
    put("reports", HEIGHTS.reports, data.weeks.some(function (week) { return week.documents; }));
    put("counts", HEIGHTS.counts, data.weeks.some(function (week) { return week.quads && week.quads.length; }));
    put("dots", HEIGHTS.dots, data.stories.length);
    at.curve = bottom - 8;
    return at.lowest ? at : null;
  }

  function option(data, narrow, zoom) {
    var first = time(data.weeks[0].start), told = time(data.weeks[data.weeks.length - 1].end) + DAY;
    var last = data.forecast.length ? time(data.forecast[data.forecast.length - 1].end) + DAY : told;
    var at = strips(data), ends = reach(data), right = narrow ? 12 : 24, left = narrow ? 54 : at && at.measures ? 196 : 108;
    var lines = data.channels.map(function (name) { return line(data, name); });
    lines[0].markArea = { silent: true, data: shades(data, narrow).concat(spans(data, ends)) };
    lines[0].markLine = {
      silent: true, symbol: "none", data: (data.shock ? [{ xAxis: time(data.shock[0]) + DAY / 2 }] : []).concat(cuts(data)),
      lineStyle: { color: INK, type: "dashed", width: 1.2 },
      label: { formatter: data.shock ? days(data.shock[0], data.shock[1]) : "", color: INK, fontSize: 11.5, fontWeight: 600, position: "end",
        align: "left", distance: 6, offset: [-6, 0] }
    };
    function axisX(index, labels) {
      return { type: "time", gridIndex: index, min: first, max: last, axisLine: { lineStyle: { color: LINE }, onZero: false },
        axisTick: { show: labels, lineStyle: { color: LINE } }, splitLine: { show: false },
        axisLabel: { show: labels, color: SOFT, hideOverlap: true, fontSize: 11.5,
          formatter: { year: "{yyyy}", month: "{MMM}", day: "{d} {MMM}" } } };
    }
    function named(words) {
      return { name: narrow ? "" : words, nameLocation: "middle", nameGap: 58, nameTextStyle: { color: SOFT, fontSize: 11, lineHeight: 13 },
        splitLine: { show: false }, axisLine: { show: false } };
    }
    var grids = [{ left: left, right: right, outerBoundsMode: "none", top: 54, bottom: at ? at.curve : zoom ? 84 : 40 }];
    var axes = [axisX(0, !at)];
    var y = [{
      type: "value", gridIndex: 0, min: -ends[0], max: ends[1], name: narrow ? "" : "cooperation ↑\nconflict ↓\n" + (data.unit || "score a day"), nameLocation: "middle", nameGap: 50,
      nameTextStyle: { color: SOFT, fontSize: 12, lineHeight: 16 }, axisLabel: { color: SOFT, fontSize: 11.5, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: "#ece8de" } }, axisLine: { show: false }
    }];
    var series = [];
    data.channels.forEach(function (name) { series = series.concat(bands(data.weeks, name, "")); });
    if (data.forecast.length) { data.channels.forEach(function (name) { series = series.concat(forecast(data, name)); }); }
    series = series.concat(lines, marks(data, ends));
    if (at) {
      var grid = 0;
      function panel(name) {
        grid += 1;
        grids.push(Object.assign({ left: left, right: right, outerBoundsMode: "none" }, at[name]));
        axes.push(axisX(grid, at.lowest === name));
        return grid;
      }
      if (at.dots) {
        y.push({ type: "category", gridIndex: panel("dots"), inverse: true, data: QUADS.map(function (quad) { return narrow ? quad.short : quad.name; }),
          axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: "#ece8de" } },
          axisLabel: { color: SOFT, fontSize: 10.5, width: narrow ? 50 : 100, overflow: "break", interval: 0, lineHeight: 11 } });
        series = series.concat(dots(data, narrow, grid));
      }
      if (at.reports) {
        y.push(Object.assign({ type: "value", gridIndex: panel("reports"), minInterval: 1, splitNumber: 2,
          axisLabel: { color: SOFT, fontSize: 10.5, show: true } }, named("reports\na week")));
        series.push(reports(data, grid));
      }
      if (at.counts) {
        y.push(Object.assign({ type: "value", gridIndex: panel("counts"), minInterval: 1, splitNumber: 3,
          axisLabel: { color: SOFT, fontSize: 10.5, formatter: function (value) { return Math.abs(value); } } },
        named(data.counted + "\na week")));
        series = series.concat(counts(data, grid));
      }
      if (at.measures) {
        y.push({ type: "category", gridIndex: panel("measures"), inverse: true, axisTick: { show: false }, axisLine: { show: false },
          splitLine: { show: true, lineStyle: { color: "#ece8de" } },
          data: ledger(data, first, told).map(function (measure) { return narrow ? measure.about.replace(/^[^:]*: /, "") : measure.short.length > FITTING ? measure.about : measure.short; }),
          axisLabel: { color: SOFT, fontSize: narrow ? 8 : 10, width: narrow ? 50 : 188, overflow: narrow ? "break" : "truncate", lineHeight: 9, interval: 0 } });
        series = series.concat(standing(data, grid, first, told));
      }
    }
    var out = {
      animation: false, useUTC: true, textStyle: { fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" },
      aria: { enabled: false }, grid: grids, xAxis: axes, yAxis: y, series: series,
      legend: { top: 0, left: left - 6, itemWidth: 18, textStyle: { color: INK, fontSize: 12.5 },
        data: data.channels.map(capital).concat(data.forecast.length ? ["forecast"] : [], data.breaks.length ? ["breaks"] : []) },
      tooltip: { trigger: "item", confine: true, borderColor: LINE, formatter: said, extraCssText: "white-space: normal" }
    };
    if (zoom) {
      var shock = data.shock ? time(data.shock[0]) : last;
      out.dataZoom = [{ type: "slider", xAxisIndex: 0, bottom: 10, height: 24, startValue: Math.max(first, shock - 250 * DAY),
        endValue: Math.min(last, shock + 200 * DAY), textStyle: { color: SOFT, fontSize: 11 }, borderColor: LINE }];
    }
    return out;
  }

  function said(point) {
    var story = point.data && point.data.story, week = point.data && point.data.week;
    if (story) {
      return tip(story.title, [story.when + (story.hurt ? " · " + story.hurt : ""),
        story.documents + (story.documents === 1 ? " report" : " reports") + (story.counted ? "" : " · not counted")]);
    }
    var cut = point.data && point.data.cut, flag = point.data && point.data.flag, measure = point.data && point.data.measure;
    if (cut) {
      return tip("Break of " + cut.channel + ", for the " + cut.direction, [words(cut.day) + " (95 %: " + days(cut.from, cut.to) + ")",
        figure(cut.change[0]) + " (95 %: " + figure(cut.change[1]) + " to " + figure(cut.change[2]) + ")"]);
    }
    if (flag) { return tip("A report says: " + flag.says, [words(flag.day)]); }
    if (measure) { return tip(measure.what, [measure.told]); }
    if (point.data && point.data.ahead) { week = point.data.ahead; }
    if (!week) { return ""; }
    var lines = ["conflict", "cooperation", "net"].filter(function (name) { return week[name]; }).map(function (name) {
      var five = week[name];
      return capital(name) + " " + figure(five[0]) + " (80 %: " + figure(five[1]) + " to " + figure(five[2]) + ")";
    });
    if (week.made) { lines.push("forecast with what was known on " + words(week.made)); }
    if (week.stories || week.documents) { lines.push(week.stories + (week.stories === 1 ? " counted story, " : " counted stories, ") + week.documents + (week.documents === 1 ? " report" : " reports") + " came out"); }
    else if (week.events !== null && week.events !== undefined) { lines.push(week.events + (week.events === 1 ? " event" : " events")); }
    if (week.quads && week.quads.length) {
      lines.push(QUADS.map(function (quad) { return quad.name + " " + +week.quads[quad.quad - 1].toFixed(1); }).join(", "));
    }
    return tip(words(week.start) + " – " + words(week.end), lines);
  }

  function go(address) {
    if (address.charAt(0) === "#") { window.location.hash = address; } else { window.location.href = address; }
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (_, name) { return encodeURIComponent(values[name]); });
  }

  /* What a mark is walked by: rows from top to bottom; the bars lead where their week leads, the channels of a week have one tip. */
  var ROWS = ["flags", "weeks", "breaks"].concat(QUADS.map(function (quad) { return quad.name; }), ["ledger"]);
  function rows(series) {
    var out = ROWS.map(function () { return []; }), seen = {};
    series.forEach(function (one, at) {
      one.data.forEach(function (mark, index) {
        var week = mark.week || mark.ahead, row = ROWS.indexOf(week ? "weeks" : one.name), key = week ? week.start : mark.measure;
        if (row < 0 || one.type === "bar" || mark.value[1] === null) { return; }
        if (key) { key = key.id || key; if (seen[key]) { return; } seen[key] = true; }
        out[row].push({ seriesIndex: at, dataIndex: index, data: mark });
      });
    });
    out.forEach(function (row) { row.sort(function (a, b) { return a.data.value[0] - b.data.value[0]; }); });
    return out.filter(function (row) { return row.length; });
  }

  /* Where in a row the mark is that stands nearest to a time. */
  function nearest(row, x) {
    var best = 0;
    row.forEach(function (mark, at) { if (Math.abs(mark.data.value[0] - x) < Math.abs(row[best].data.value[0] - x)) { best = at; } });
    return best;
  }

  /* By keyboard: left and right along a row of marks, up and down between rows, Enter for what a click opens. */
  var STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  function walk(box, chart, drawn, start, open) {
    var told = document.createElement("p"), row = 0, at = -1;
    told.className = "unseen";
    told.setAttribute("aria-live", "polite");
    box.after(told);
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-roledescription", "picture");
    box.setAttribute("aria-description", "The arrow keys walk its marks, Enter opens one.");
    function show(mark) {
      var x = mark.data.value[0], zoom = (chart.getOption().dataZoom || [])[0], lines = said(mark);
      if (zoom && (x < zoom.startValue || x > zoom.endValue)) {
        var half = (zoom.endValue - zoom.startValue) / 2;
        chart.dispatchAction({ type: "dataZoom", startValue: x - half, endValue: x + half });
      }
      chart.dispatchAction({ type: "downplay" });
      ["highlight", "showTip"].forEach(function (type) { /* a line of many weeks has a symbol where it is highlighted alone */
        chart.dispatchAction({ type: type, seriesIndex: mark.seriesIndex, dataIndex: mark.dataIndex });
      });
      told.textContent = lines ? Array.prototype.map.call(lines.children, function (line) { return line.textContent; }).join(". ") : "";
    }
    box.addEventListener("keydown", function (event) {
      var marks = rows(drawn().series), step = STEPS[event.key], x = at < 0 ? start : marks[row][at].data.value[0];
      if (event.key === "Escape") { chart.dispatchAction({ type: "hideTip" }); }
      if (event.key === "Enter" && at >= 0) { open(marks[row][at].data); }
      if (!step || !marks.length) { return; }
      event.preventDefault();
      if (at < 0) { row = Math.max(0, marks.findIndex(function (one) { return one[0].data.week; })); }
      var to = Math.min(marks.length - 1, Math.max(0, row + (at < 0 ? 0 : step[0])));
      at = at < 0 || to !== row ? nearest(marks[to], x) : Math.min(marks[to].length - 1, Math.max(0, at + step[1]));
      row = to;
      show(marks[row][at]);
    });
    box.addEventListener("blur", function () {
      chart.dispatchAction({ type: "hideTip" });
      chart.dispatchAction({ type: "downplay" });
    });
  }

  function draw(box) {
    var data = JSON.parse(box.getAttribute("data-curve"));
    if (!data.weeks.length) { return; }
    var zoom = box.hasAttribute("data-zoom"), at = strips(data);
    if (at) { box.style.height = (54 + 250 + at.curve) + "px"; }
    var chart = window.echarts.init(box, null, { renderer: "canvas" }), drawn;
    function paint() { chart.setOption(drawn = option(data, box.clientWidth < 620, zoom), true); }
    paint();
    function open(mark) {
      var story = mark && mark.story, week = mark && mark.week, measure = mark && mark.measure;
      if (measure) { go("#" + measure.id); }
      else if (story && box.dataset.storyUrl) { go(fill(box.dataset.storyUrl, { id: story.id })); }
      else if (week && box.dataset.daysUrl) { go(fill(box.dataset.daysUrl, { from: week.start, to: week.end })); }
    }
    chart.on("click", function (point) { open(point.data); });
    walk(box, chart, function () { return drawn; }, time(data.shock ? data.shock[0] : data.weeks[0].start), open);
    var was = box.clientWidth;
    window.addEventListener("resize", function () {
      if (box.clientWidth !== was) { was = box.clientWidth; chart.resize(); paint(); }
    });
  }

  function days(first, last) { return first === last ? words(first) : words(first) + " – " + words(last); }

  function filter(first, last) {
    var shown = 0, note = document.querySelector(".filter");
    document.querySelectorAll(".story").forEach(function (story) {
      var inside = !first || (story.dataset.from && story.dataset.from <= last && story.dataset.to >= first);
      story.hidden = !inside;
      if (inside) { shown += 1; }
    });
    if (!note) { return; }
    note.hidden = !first;
    note.textContent = "";
    if (first) {
      note.append("Stories of " + days(first, last) + ": " + shown + ". ");
      var all = document.createElement("button");
      all.type = "button"; all.className = "plain"; all.textContent = "Show all";
      all.addEventListener("click", function () { window.location.hash = "#stories"; });
      note.append(all);
      document.getElementById("stories").scrollIntoView();
    }
  }

  function follow() {
    var hash = decodeURIComponent(window.location.hash.slice(1));
    var range = /^days=(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(hash);
    if (document.querySelector(".filter")) { filter(range ? range[1] : null, range ? range[2] : null); }
    var target = hash && !range ? document.getElementById(hash) : null;
    for (var at = target; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } }
    if (target) { target.scrollIntoView(); }
  }

  document.querySelectorAll(".curve[data-curve]").forEach(draw);
  window.addEventListener("hashchange", follow);
  follow();
})();
