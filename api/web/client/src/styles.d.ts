// A style sheet that is imported becomes a file of the bundle; there is nothing to name in it.
declare module "*.css";
