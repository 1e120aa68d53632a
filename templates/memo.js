// What the page of a memo does on a screen where scripts may run. All that it shows is there without.
"use strict";
