// Before anything is painted: the theme that the reader chose here before, else that of the system.
"use strict";
try {
  const theme = localStorage.getItem("shenyang-theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed: the system's theme it is.
}
